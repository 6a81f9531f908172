package dev.terrace.dispatch.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.Pack.Release;
import dev.terrace.dispatch.Samples;
import dev.terrace.dispatch.lease.Leasing.Grant;
import dev.terrace.dispatch.lease.Leasing.Handed;
import dev.terrace.dispatch.lease.Leasing.Seeker;
import dev.terrace.dispatch.lease.Leasing.Wish;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Terms;
import org.junit.jupiter.api.Test;

class LeasingTest {
    private static final Terms ANY_SITE = Samples.terms("p-1", false);
    private static final Terms DISTINCT_SITES = Samples.terms("p-1", true);
    private static final Wish ALL = new Wish(500, 1_000_000, true);

    @Test
    void givesAsManyUnitsAsAreWished() {
        Outcome<Lot, Grant> first =
                lease(lot(ANY_SITE, 3, 1), ANY_SITE, site("k-1", "s-1", 9), new Wish(2, 9999, true));

        assertThat(first.answer().units()).containsExactly(new Handed(0, 1), new Handed(1, 1));
        assertThat(first.answer().full()).isTrue();
        assertThat(first.state().open()).isEqualTo(1);
        assertThat(first.state().leased()).isEqualTo(2);
    }

    @Test
    void givesAUnitOnceToAPackAndUnderTheNextAttemptToAnother() {
        Lot once =
                lease(lot(ANY_SITE, 1, 2), ANY_SITE, site("k-1", "s-1", 9), ALL).state();

        assertThat(lease(once, ANY_SITE, site("k-1", "s-1", 9), ALL).answer().units())
                .isEmpty();
        assertThat(lease(once, ANY_SITE, site("k-2", "s-1", 9), ALL).answer().units())
                .containsExactly(new Handed(0, 2));
    }

    /** A lot that another pack of the site could have some of must not be passed for good. */
    @Test
    void tellsWhetherAnotherPackOfTheSeekerCouldHaveSome() {
        Lot lot = lot(ANY_SITE, 1, 2);

        Outcome<Lot, Grant> first = lease(lot, ANY_SITE, site("k-1", "s-1", 2), ALL);
        Outcome<Lot, Grant> second = lease(first.state(), ANY_SITE, site("k-2", "s-1", 2), ALL);

        assertThat(first.answer().full()).isFalse();
        assertThat(first.answer().more()).isTrue();
        assertThat(second.answer().more()).isFalse();
        assertThat(lease(lot, ANY_SITE, site("k-1", "s-1", 1), ALL).answer().more())
                .isFalse();
        assertThat(lease(lot, ANY_SITE, new Seeker("k-1", "s-1", "anna", 9), ALL)
                        .answer()
                        .more())
                .isFalse();
        assertThat(lease(lot, DISTINCT_SITES, site("k-1", "s-1", 9), ALL)
                        .answer()
                        .more())
                .isFalse();
    }

    @Test
    void givesAUnitToDifferentSitesWhereTheProjectAsksForIt() {
        Lot once = lease(lot(DISTINCT_SITES, 1, 2), DISTINCT_SITES, site("k-1", "s-1", 9), ALL)
                .state();

        assertThat(lease(once, DISTINCT_SITES, site("k-2", "s-1", 9), ALL)
                        .answer()
                        .units())
                .isEmpty();
        assertThat(lease(once, DISTINCT_SITES, site("k-3", "s-2", 9), ALL)
                        .answer()
                        .units())
                .hasSize(1);
    }

    @Test
    void givesASiteNoMoreLeasesOfAUnitThanItHasWorkers() {
        Lot once =
                lease(lot(ANY_SITE, 1, 3), ANY_SITE, site("k-1", "s-1", 2), ALL).state();
        Lot twice = lease(once, ANY_SITE, site("k-2", "s-1", 2), ALL).state();

        assertThat(twice.leased()).isEqualTo(2);
        assertThat(lease(twice, ANY_SITE, site("k-3", "s-1", 2), ALL).answer().units())
                .isEmpty();
    }

    @Test
    void givesANamedWorkerNothingThatHeHasOrHasLabelled() {
        Seeker anna = new Seeker("k-1", "s-1", "anna", 9);
        Lot held = lease(lot(ANY_SITE, 1, 3), ANY_SITE, anna, ALL).state();

        assertThat(lease(held, ANY_SITE, new Seeker("k-2", "s-1", "anna", 9), ALL)
                        .answer()
                        .units())
                .isEmpty();
        assertThat(lease(held, ANY_SITE, new Seeker("k-2", "s-1", "ben", 9), ALL)
                        .answer()
                        .units())
                .hasSize(1);
    }

    @Test
    void givesBackWhatIsReleasedOnce() {
        Lot leased =
                lease(lot(ANY_SITE, 2, 1), ANY_SITE, site("k-1", "s-1", 9), ALL).state();

        Outcome<Lot, Integer> some = Leasing.release(leased, "k-1", Release.UNWORKED, n -> n == 1);
        Outcome<Lot, Integer> again = Leasing.release(some.state(), "k-1", Release.UNWORKED, n -> n == 1);

        assertThat(some.answer()).isEqualTo(1);
        assertThat(some.state().open()).isEqualTo(1);
        assertThat(some.state().reopenCount()).isEqualTo(1);
        assertThat(again.answer()).isZero();
        assertThat(again.state()).isSameAs(some.state());
    }

    @Test
    void remembersAnExpiredLeaseAndAsksNobodyTwiceWhoWasUnable() {
        Lot leased =
                lease(lot(ANY_SITE, 1, 1), ANY_SITE, site("k-1", "s-1", 9), ALL).state();

        Lot expired = Leasing.release(leased, "k-1", Release.EXPIRED, _ -> true).state();
        Lot unable = Leasing.release(leased, "k-1", Release.UNABLE, _ -> true).state();

        assertThat(expired.units().getFirst().ended())
                .singleElement()
                .satisfies(ended -> assertThat(ended.attempt()).isEqualTo(1));
        assertThat(lease(expired, ANY_SITE, site("k-2", "s-1", 9), ALL).answer().units())
                .hasSize(1);
        assertThat(lease(unable, ANY_SITE, site("k-2", "s-1", 9), ALL).answer().units())
                .isEmpty();
        assertThat(lease(unable, ANY_SITE, site("k-3", "s-2", 9), ALL).answer().units())
                .hasSize(1);
    }

    @Test
    void keepsToTheBytesExceptForTheFirstUnitOfAPack() {
        Lot lot = lot(ANY_SITE, 3, 1);
        int size = content(lot, ANY_SITE).payloads().getFirst().bytes();

        assertThat(lease(lot, ANY_SITE, site("k-1", "s-1", 9), new Wish(9, 2L * size, true))
                        .answer()
                        .units())
                .hasSize(2);
        assertThat(lease(lot, ANY_SITE, site("k-1", "s-1", 9), new Wish(9, 1, true))
                        .answer()
                        .units())
                .hasSize(1);
        assertThat(lease(lot, ANY_SITE, site("k-1", "s-1", 9), new Wish(9, 1, false))
                        .answer()
                        .units())
                .isEmpty();
    }

    private static Lot lot(Terms terms, int units, int wanted) {
        return Samples.lot("d-1.0", terms, units, wanted, 5);
    }

    private static Seeker site(String pack, String site, int workers) {
        return new Seeker(pack, site, null, workers);
    }

    private static Outcome<Lot, Grant> lease(Lot lot, Terms terms, Seeker seeker, Wish wish) {
        return Leasing.lease(lot, content(lot, terms), terms.quality().distinctSites(), seeker, wish);
    }

    private static LotContent content(Lot lot, Terms terms) {
        return LotContent.of(Samples.created(lot.id(), terms, lot.units().size(), 5));
    }
}
