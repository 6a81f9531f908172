package dev.terrace.dispatch.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.dispatch.Holder;
import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.Pack.Release;
import dev.terrace.dispatch.ReadyQueue.Rest;
import dev.terrace.dispatch.Samples;
import dev.terrace.dispatch.Sent;
import dev.terrace.dispatch.Unit;
import dev.terrace.dispatch.lease.Leasing.Allocation;
import dev.terrace.dispatch.lease.Leasing.Demand;
import dev.terrace.dispatch.lease.Leasing.Handed;
import dev.terrace.dispatch.lease.Leasing.Seeker;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Terms;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeasingTest {
    private static final Terms ANY_SITE = Samples.terms("p-1", false);
    private static final Terms DISTINCT_SITES = Samples.terms("p-1", true);
    private static final Demand ALL = new Demand(500, 1_000_000, true);

    @Test
    void givesAsManyUnitsAsAreDemanded() {
        Outcome<Lot, Allocation> first =
                lease(lot(ANY_SITE, 3, 1), ANY_SITE, site("k-1", "s-1", 9), new Demand(2, 9999, true));

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

        Outcome<Lot, Allocation> first = lease(lot, ANY_SITE, site("k-1", "s-1", 2), ALL);
        Outcome<Lot, Allocation> second = lease(first.state(), ANY_SITE, site("k-2", "s-1", 2), ALL);

        assertThat(first.answer().full()).isFalse();
        assertThat(first.answer().rest()).isEqualTo(Rest.MORE);
        assertThat(second.answer().rest()).isNotEqualTo(Rest.MORE);
        assertThat(lease(lot, ANY_SITE, site("k-1", "s-1", 1), ALL).answer().rest())
                .isNotEqualTo(Rest.MORE);
        assertThat(lease(lot, ANY_SITE, named("k-1", "s-1", "anna"), ALL)
                        .answer()
                        .rest())
                .isNotEqualTo(Rest.MORE);
        assertThat(lease(lot, DISTINCT_SITES, site("k-1", "s-1", 9), ALL)
                        .answer()
                        .rest())
                .isNotEqualTo(Rest.MORE);
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
        Seeker anna = named("k-1", "s-1", "anna");
        Lot held = lease(lot(ANY_SITE, 1, 3), ANY_SITE, anna, ALL).state();

        assertThat(lease(held, ANY_SITE, named("k-2", "s-1", "anna"), ALL)
                        .answer()
                        .units())
                .isEmpty();
        assertThat(lease(held, ANY_SITE, named("k-2", "s-1", "ben"), ALL)
                        .answer()
                        .units())
                .hasSize(1);
    }

    /** A site never gets a unit that none of those who are there may do. */
    @Test
    void givesNothingThatNoneWhoAreThereMayDo() {
        Lot labelled = lot(ANY_SITE, 2, 3);
        for (String worker : List.of("anna", "ben")) {
            labelled = labelled.with(labelled.units().stream()
                    .map(unit -> labelled(unit, worker))
                    .toList());
        }
        Seeker both = new Seeker(new Holder("k-9", "s-1", null), Set.of("anna", "ben"));
        Seeker three = new Seeker(new Holder("k-9", "s-1", null), Set.of("anna", "ben", "carl"));

        Allocation none = lease(labelled, ANY_SITE, both, ALL).answer();

        assertThat(none.units()).isEmpty();
        assertThat(none.rest()).isEqualTo(Rest.FOR_OTHERS);
        assertThat(lease(labelled, ANY_SITE, three, ALL).answer().units()).hasSize(2);
    }

    private static Unit labelled(Unit unit, String worker) {
        Unit leased = unit.lease(new Holder("k-" + worker, "s-1", worker));
        return leased.label(leased.leaseOf("k-" + worker).orElseThrow(), worker, new Sent("sub-" + worker, "d", 0));
    }

    @Test
    void givesBackWhatIsReleasedOnce() {
        Lot leased =
                lease(lot(ANY_SITE, 2, 1), ANY_SITE, site("k-1", "s-1", 9), ALL).state();

        Outcome<Lot, Integer> some =
                Leasing.release(leased, "k-1", Leasing.Giving.of(Release.UNWORKED, Samples.NOON), n -> n == 1);
        Outcome<Lot, Integer> again =
                Leasing.release(some.state(), "k-1", Leasing.Giving.of(Release.UNWORKED, Samples.NOON), n -> n == 1);

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

        Lot expired = Leasing.release(leased, "k-1", Leasing.Giving.of(Release.EXPIRED, Samples.NOON), _ -> true)
                .state();
        Lot unable = Leasing.release(leased, "k-1", Leasing.Giving.of(Release.UNABLE, Samples.NOON), _ -> true)
                .state();

        assertThat(expired.units().getFirst().past().expired())
                .singleElement()
                .satisfies(lease -> assertThat(lease.attempt()).isEqualTo(1));
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

        assertThat(lease(lot, ANY_SITE, site("k-1", "s-1", 9), new Demand(9, 2L * size, true))
                        .answer()
                        .units())
                .hasSize(2);
        assertThat(lease(lot, ANY_SITE, site("k-1", "s-1", 9), new Demand(9, 1, true))
                        .answer()
                        .units())
                .hasSize(1);
        assertThat(lease(lot, ANY_SITE, site("k-1", "s-1", 9), new Demand(9, 1, false))
                        .answer()
                        .units())
                .isEmpty();
    }

    private static Lot lot(Terms terms, int units, int wanted) {
        return Samples.lot("d-1.0", terms, units, wanted, 5);
    }

    private static Seeker site(String pack, String site, int workers) {
        Set<String> people =
                IntStream.range(0, workers).mapToObj(n -> site + "-w" + n).collect(Collectors.toSet());
        return new Seeker(new Holder(pack, site, null), people);
    }

    private static Seeker named(String pack, String site, String worker) {
        return new Seeker(new Holder(pack, site, worker), Set.of(worker));
    }

    private static Outcome<Lot, Allocation> lease(Lot lot, Terms terms, Seeker seeker, Demand wish) {
        return Leasing.lease(lot, content(lot, terms), terms.quality().distinctSites(), seeker, wish);
    }

    private static LotContent content(Lot lot, Terms terms) {
        return LotContent.of(Samples.created(lot.id(), terms, lot.units().size(), 5));
    }
}
