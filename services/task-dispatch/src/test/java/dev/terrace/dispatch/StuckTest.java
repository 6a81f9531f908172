package dev.terrace.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.dispatch.Pack.Release;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.event.LotLabelled.Why;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Terms;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StuckTest {
    private static final Terms TERMS = Samples.terms("p-1", true);
    private static final Map<String, Integer> TWO_SITES = Map.of("s-1", 3, "s-2", 3);

    private final Lot fresh = Samples.lot("d-1.0", TERMS, 1, 2, 5);

    @Test
    void tellsTheJudgeOnceEverySiteHasHandedAUnitBack() {
        Lot once = declined(fresh, "s-1");
        Lot twice = declined(once, "s-2");

        assertThat(Stuck.end(once, true, TWO_SITES, true, Samples.NOON).answer())
                .isZero();
        Outcome<Lot, Integer> stuck = Stuck.end(twice, true, TWO_SITES, false, Samples.NOON);

        assertThat(told(stuck)).containsExactly(new LotLabelled.Stuck(0, Why.UNABLE));
        assertThat(stuck.state().open()).isZero();
        assertThat(Stuck.end(stuck.state(), true, TWO_SITES, true, Samples.NOON).answer())
                .isZero();
    }

    @Test
    void waitsForOthersBeforeItSaysThatNobodyIsLeft() {
        Lot held = labelled(labelled(fresh.with(List.of(Unit.wanting(3, 5))), "s-1"), "s-2");

        assertThat(Stuck.end(held, true, TWO_SITES, false, Samples.NOON).answer())
                .isZero();
        assertThat(told(Stuck.end(held, true, TWO_SITES, true, Samples.NOON)))
                .containsExactly(new LotLabelled.Stuck(0, Why.NOBODY_LEFT));
        assertThat(Stuck.end(held, false, TWO_SITES, true, Samples.NOON).answer())
                .as("others of the sites may do it")
                .isZero();
    }

    @Test
    void dealsAgainWhatALaterJudgementWantsAndNothingThatTheClientTookBack() {
        Unit stuck = fresh.units().getFirst().end(Unit.State.STUCK);
        Unit closed = fresh.units().getFirst().close(3);
        Unit withdrawn = fresh.units().getFirst().end(Unit.State.WITHDRAWN);

        assertThat(stuck.want(2, 1).open()).isEqualTo(2);
        assertThat(closed.want(2, 2)).as("an earlier judgement").isSameAs(closed);
        assertThat(closed.want(2, 4).open()).as("a later one").isEqualTo(2);
        assertThat(closed.want(2, 4).close(3).isClosed())
                .as("the closing one again")
                .isFalse();
        assertThat(withdrawn.want(2, 9)).isSameAs(withdrawn);
    }

    private static Lot declined(Lot lot, String site) {
        Unit leased = lot.units().getFirst().lease(new Holder("k-" + site, site, null));
        return lot.with(
                List.of(leased.release(leased.leaseOf("k-" + site).orElseThrow(), Release.UNABLE, "It is black")));
    }

    private static Lot labelled(Lot lot, String site) {
        Unit leased = lot.units().getFirst().lease(new Holder("k-" + site, site, null));
        return lot.with(List.of(
                leased.label(leased.leaseOf("k-" + site).orElseThrow(), "w-" + site, new Sent("sub-" + site, "d", 0))));
    }

    private static List<LotLabelled.Stuck> told(Outcome<Lot, Integer> outcome) {
        return ((LotLabelled) outcome.events().getFirst().data()).stuck();
    }
}
