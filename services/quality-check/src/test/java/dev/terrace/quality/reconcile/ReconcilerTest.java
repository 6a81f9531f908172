package dev.terrace.quality.reconcile;

import static dev.terrace.quality.Sample.NOW;
import static dev.terrace.quality.Sample.event;
import static dev.terrace.quality.Sample.label;
import static dev.terrace.quality.Sample.lot;
import static dev.terrace.quality.Sample.named;
import static dev.terrace.quality.Sample.panelOf;
import static dev.terrace.quality.Sample.verdicts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.quality.Judgement;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.Sample;
import dev.terrace.quality.Skills;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Want;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Terms;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
    private static final Terms TERMS = Sample.classes(2, 3, .9, "a", "b");

    private static Outcome<Lot, Optional<Judgement>> judge(Lot lot) {
        return Reconciler.judge(lot, Skills.UNKNOWN, NOW);
    }

    @Test
    void twoThatAgreeResolveTheUnitAndSpareTheThird() {
        var outcome = judge(lot(TERMS, label(0, 1, named("a"), 2, 3), label(0, 2, named("a"), 2, 3)));

        LotJudged told = (LotJudged) outcome.events().getFirst().data();
        assertThat(outcome.events().getFirst().id()).isEqualTo("lot.judged:d-1.0/1");
        assertThat(told.resolutions()).singleElement().satisfies(r -> {
            assertThat(r.label()).isEqualTo(named("a"));
            assertThat(r.by()).isEqualTo(By.CONSENSUS);
            assertThat(r.confidence()).isBetween(.94, .95);
        });
        assertThat(told.verdicts()).hasSize(2).allMatch(LotJudged.Verdict::accepted);
        assertThat(told.wants()).isEmpty();
        assertThat(told.withdrawn()).isEmpty();
    }

    @Test
    void aPanelThatIsNotCompleteWaits() {
        Lot lot = lot(TERMS, label(0, 1, named("a"), 2, 3));
        var outcome = judge(lot);

        assertThat(outcome.state()).isSameAs(lot);
        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.answer()).isEmpty();
    }

    @Test
    void aTieWantsOneMoreInAllAndThenTheMajorityResolves() {
        var tie = judge(lot(TERMS, label(0, 1, named("a"), 2, 3), label(0, 2, named("b"), 2, 3)));
        assertThat(tie.answer().orElseThrow().wants()).containsExactly(new Want(0, 3));
        assertThat(tie.answer().orElseThrow().verdicts()).isEmpty();
        assertThat(judge(tie.state()).answer()).isEmpty();

        Terms lenient = Sample.classes(2, 3, .75, "a", "b");
        Lot asked = judge(lot(lenient, label(0, 1, named("a"), 2, 3), label(0, 2, named("b"), 2, 3)))
                .state();
        var third = judge(asked.join(event(lenient, label(0, 3, named("b"), 3, 3))));
        assertThat(third.answer().orElseThrow().resolutions())
                .singleElement()
                .satisfies(r -> assertThat(r.label()).isEqualTo(named("b")));
        assertThat(verdicts(third.state(), 0)).containsExactly("accepted", "accepted", "accepted");
    }

    @Test
    void atTheMaximumAReviewerIsAskedAndTheJudgementNamesTheUnit() {
        var outcome = judge(lot(
                TERMS, label(0, 1, named("a"), 3, 3), label(0, 2, named("b"), 3, 3), label(0, 3, named("b"), 3, 3)));

        assertThat(panelOf(outcome.state(), 0).state()).isEqualTo(new Panel.UnderReview(1, NOW));
        assertThat(outcome.answer().orElseThrow().reviews()).containsExactly(0);
        assertThat(outcome.state().reviewsSince()).isEqualTo(NOW);
        assertThat(judge(outcome.state()).state()).isSameAs(outcome.state());
    }

    @Test
    void theItemsMaximumCapsThePolicys() {
        var outcome = judge(lot(TERMS, label(0, 1, named("a"), 2, 2), label(0, 2, named("b"), 2, 2)));
        assertThat(panelOf(outcome.state(), 0).state()).isInstanceOf(Panel.UnderReview.class);
    }

    @Test
    void theOnlyLabelThatAUnitMayHaveResolvesIt() {
        var outcome = judge(lot(TERMS, label(0, 1, named("b"), 1, 1)));
        assertThat(outcome.answer().orElseThrow().resolutions()).singleElement().satisfies(r -> {
            assertThat(r.label()).isEqualTo(named("b"));
            assertThat(r.confidence()).isCloseTo(.8, org.assertj.core.api.Assertions.within(1e-9));
        });
    }

    @Test
    void lateUnusedWorkNeitherCompletesAPanelNorMovesIt() {
        var outcome = judge(lot(TERMS, label(0, 1, named("a"), 2, 3), label(0, 2, named("b"), false, 2, 3)));
        assertThat(panelOf(outcome.state(), 0).state()).isEqualTo(new Panel.Open());
        assertThat(outcome.answer().orElseThrow().verdicts()).singleElement().satisfies(v -> {
            assertThat(v.counted()).isFalse();
            assertThat(v.accepted()).isTrue();
        });

        var resolved = judge(outcome.state().join(event(TERMS, label(0, 3, named("a"), 2, 3))));
        assertThat(verdicts(resolved.state(), 0)).containsExactly("accepted", "accepted", "accepted");
        assertThat(resolved.answer().orElseThrow().verdicts()).hasSize(2);
    }

    @Test
    void aLabelThatCountsAndComesAfterTheResolutionIsComparedWithIt() {
        Lot resolved = judge(lot(
                        TERMS,
                        label(0, 1, named("a"), 3, 3),
                        label(0, 2, named("a"), 3, 3),
                        label(0, 3, named("a"), 3, 3)))
                .state();
        var outcome = judge(resolved.join(event(TERMS, label(0, 4, named("b"), 3, 3))));

        assertThat(verdicts(outcome.state(), 0)).containsExactly("accepted", "accepted", "accepted", "worker-error");
        assertThat(outcome.answer().orElseThrow().resolutions()).isEmpty();
    }

    @Test
    void whatWasJudgedIsToldTheSameLater() {
        Lot first = judge(lot(TERMS, label(0, 1, named("a"), 2, 3), label(0, 2, named("b"), 2, 3)))
                .state();
        Judgement told = Judgement.of(first, 1);
        Lot later = judge(first.join(event(
                        TERMS,
                        label(0, 3, named("b"), 3, 3),
                        label(1, 1, named("a"), 2, 3),
                        label(1, 2, named("a"), 2, 3))))
                .state();

        assertThat(later.judgedAt()).hasSize(2);
        assertThat(Judgement.of(later, 1)).isEqualTo(told);
    }

    @Test
    void onlyWorkersOfCompletePanelsAreWeighed() {
        assertThat(Reconciler.workers(lot(
                        TERMS,
                        label(0, 1, named("a"), 2, 3),
                        label(0, 2, named("a"), 2, 3),
                        label(1, 5, named("a"), 2, 3))))
                .containsExactlyInAnyOrder("w1", "w2");
    }
}
