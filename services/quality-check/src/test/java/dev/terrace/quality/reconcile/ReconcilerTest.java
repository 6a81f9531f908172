package dev.terrace.quality.reconcile;

import static dev.terrace.quality.Sample.NOW;
import static dev.terrace.quality.Sample.event;
import static dev.terrace.quality.Sample.join;
import static dev.terrace.quality.Sample.label;
import static dev.terrace.quality.Sample.lot;
import static dev.terrace.quality.Sample.named;
import static dev.terrace.quality.Sample.panelOf;
import static dev.terrace.quality.Sample.verdicts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.quality.Judgement;
import dev.terrace.quality.Knowledge;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.Sample;
import dev.terrace.quality.reconcile.Reconciler.Judged;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Outcome;
import dev.terrace.shared.event.LotJudged.Review;
import dev.terrace.shared.event.LotJudged.Want;
import dev.terrace.shared.event.LotJudged.Why;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.event.LotLabelled.Stuck;
import dev.terrace.shared.work.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
    private static final Terms TERMS = Sample.classes(2, 3, .9, "a", "b");
    private static final Instant DUE = NOW.plus(Duration.ofHours(Sample.REVIEW_HOURS));

    private static dev.terrace.shared.store.Outcome<Lot, Optional<Judged>> judge(Lot lot) {
        return Sample.judge(lot, TERMS);
    }

    private static Judgement judgement(Lot lot) {
        return judge(lot).answer().orElseThrow().judgement();
    }

    private static dev.terrace.shared.store.Outcome<Lot, Optional<Judged>> judgeAt(Lot lot, Instant now) {
        return Reconciler.judge(lot, Sample.brief(TERMS), Knowledge.NONE, now);
    }

    @Test
    void twoThatAgreeResolveTheUnitAndSpareTheThird() {
        var outcome = judge(lot(TERMS, label(0, 1, named("a"), 2, 3), label(0, 2, named("a"), 2, 3)));

        LotJudged told = (LotJudged) outcome.events().getFirst().data();
        assertThat(outcome.events().getFirst().id()).isEqualTo("lot.judged:d-1.0/1");
        assertThat(told.resolutions()).singleElement().satisfies(r -> {
            assertThat(r.label()).isEqualTo(named("a"));
            assertThat(r.by()).isEqualTo(By.CONSENSUS);
            assertThat(r.confidence()).isCloseTo(.9412, within(1e-4));
            assertThat(r.labels()).isEqualTo(2);
        });
        assertThat(told.verdicts()).hasSize(2).allMatch(v -> v.outcome() == Outcome.ACCEPTED && v.share() == 1);
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
        assertThat(tie.answer().orElseThrow().judgement().wants()).containsExactly(new Want(0, 3));
        assertThat(tie.answer().orElseThrow().judgement().verdicts()).isEmpty();
        assertThat(judge(tie.state()).answer()).isEmpty();

        Terms lenient = Sample.classes(2, 3, .75, "a", "b");
        Lot asked = Sample.judge(lot(lenient, label(0, 1, named("a"), 2, 3), label(0, 2, named("b"), 2, 3)), lenient)
                .state();
        var third = Sample.judge(join(asked, event(lenient, label(0, 3, named("b"), 3, 3))), lenient);
        assertThat(third.answer().orElseThrow().judgement().resolutions())
                .singleElement()
                .satisfies(r -> assertThat(r.label()).isEqualTo(named("b")));
        assertThat(verdicts(third.state(), 0)).containsExactly("accepted", "accepted", "accepted");
    }

    @Test
    void atTheMaximumAReviewerIsAskedAndTheJudgementNamesTheUnit() {
        var outcome = judge(lot(
                TERMS, label(0, 1, named("a"), 3, 3), label(0, 2, named("b"), 3, 3), label(0, 3, named("b"), 3, 3)));

        assertThat(outcome.answer().orElseThrow().judgement().reviews())
                .containsExactly(new Review(0, Why.DISAGREEMENT));
        assertThat(outcome.state().reviewsSince()).isEqualTo(NOW);
        assertThat(outcome.state().dueBy()).isEqualTo(DUE);
        assertThat(judge(outcome.state()).state()).isSameAs(outcome.state());
    }

    @Test
    void theItemsMaximumCapsThePolicys() {
        var outcome = judge(lot(TERMS, label(0, 1, named("a"), 2, 2), label(0, 2, named("b"), 2, 2)));
        assertThat(panelOf(outcome.state(), 0).state()).isInstanceOf(Panel.UnderReview.class);
    }

    @Test
    void theOnlyLabelThatAUnitMayHaveResolvesIt() {
        assertThat(judgement(lot(TERMS, label(0, 1, named("b"), 1, 1))).resolutions())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.label()).isEqualTo(named("b"));
                    assertThat(r.confidence()).isCloseTo(.8, within(1e-9));
                });
    }

    @Test
    void lateWorkNeitherCompletesAPanelNorIsJudgedBeforeIt() {
        var outcome = judge(lot(TERMS, label(0, 1, named("a"), 2, 3), label(0, 2, named("b"), false, 2, 3)));
        assertThat(outcome.answer()).isEmpty();

        var resolved = judge(join(outcome.state(), event(TERMS, label(0, 3, named("a"), 2, 3))));
        assertThat(verdicts(resolved.state(), 0)).containsExactly("accepted", "worker-error", "accepted");
    }

    @Test
    void aLabelThatCountsAndComesAfterTheResolutionIsComparedWithIt() {
        Lot resolved = judge(lot(
                        TERMS,
                        label(0, 1, named("a"), 3, 3),
                        label(0, 2, named("a"), 3, 3),
                        label(0, 3, named("a"), 3, 3)))
                .state();
        var outcome = judge(join(resolved, event(TERMS, label(0, 4, named("b"), 3, 3))));

        assertThat(verdicts(outcome.state(), 0)).containsOnly("accepted");
        assertThat(panelOf(outcome.state(), 0)
                        .labels()
                        .getLast()
                        .verdict()
                        .orElseThrow()
                        .agrees())
                .isZero();
        assertThat(outcome.answer().orElseThrow().judgement().resolutions()).isEmpty();
    }

    @Test
    void whatWasJudgedIsToldTheSameLater() {
        Lot first = judge(lot(TERMS, label(0, 1, named("a"), 2, 3), label(0, 2, named("b"), 2, 3)))
                .state();
        Judgement told = Judgement.of(first, 1);
        Lot later = judge(join(
                        first,
                        event(
                                TERMS,
                                label(0, 3, named("b"), 3, 3),
                                label(1, 1, named("a"), 2, 3),
                                label(1, 2, named("a"), 2, 3))))
                .state();

        assertThat(later.steps()).hasSize(2);
        assertThat(Judgement.of(later, 1)).isEqualTo(told);
    }

    @Test
    void theWeightsOfAJudgementAreKeptWithIt() {
        Knowledge known = new Knowledge(Sample.skills(.95, .6, .7), Knowledge.NONE.calibration());
        var outcome =
                Sample.judge(lot(TERMS, label(0, 1, named("a"), 2, 3), label(0, 2, named("a"), 2, 3)), TERMS, known);
        assertThat(outcome.answer().orElseThrow().judgement().weights().keySet())
                .containsExactlyInAnyOrder("w1", "w2");
        assertThat(outcome.state().steps().getFirst().weights().get("w1"))
                .isEqualTo(known.skills().of("w1"));
    }

    @Test
    void aUnitThatNobodyIsLeftForIsJudgedByWhatThereIsOrReviewed() {
        Lot lot = join(
                Lot.empty(Sample.LOT, TERMS.id()),
                new LotLabelled(
                        Sample.LOT,
                        TERMS.id(),
                        List.of(
                                label(0, 1, named("a"), 2, 3),
                                label(1, 1, named("a"), 3, 3),
                                label(1, 2, named("a"), 3, 3)),
                        List.of(
                                new Stuck(0, LotLabelled.Why.NOBODY_LEFT),
                                new Stuck(1, LotLabelled.Why.NOBODY_LEFT),
                                new Stuck(2, LotLabelled.Why.UNABLE))));
        Judgement judgement = judgement(lot);
        assertThat(judgement.reviews()).containsExactly(new Review(0, Why.NOBODY_LEFT), new Review(2, Why.UNABLE));
        assertThat(judgement.resolutions()).extracting(r -> r.unit()).containsExactly(1);
    }

    @Test
    void whatWaitsTooLongIsReviewedAndWhatNobodyReviewsIsAcceptedAndPaid() {
        Lot lot = lot(TERMS, label(0, 1, named("a"), 2, 3));
        assertThat(judgeAt(lot, DUE.minusSeconds(1)).answer()).isEmpty();

        var overdue = judgeAt(lot, DUE);
        assertThat(overdue.answer().orElseThrow().judgement().reviews()).containsExactly(new Review(0, Why.OVERDUE));
        Instant then = DUE.plus(Duration.ofHours(Sample.REVIEW_HOURS));
        assertThat(judgeAt(overdue.state(), then.minusSeconds(1)).answer()).isEmpty();

        Judgement accepted =
                judgeAt(overdue.state(), then).answer().orElseThrow().judgement();
        assertThat(accepted.resolutions()).singleElement().satisfies(r -> {
            assertThat(r.by()).isEqualTo(By.DEADLINE);
            assertThat(r.confidence()).isCloseTo(.8, within(1e-9));
        });
        assertThat(accepted.verdicts())
                .singleElement()
                .satisfies(v -> assertThat(v.share()).isEqualTo(1));
    }

    @Test
    void aTieThatNobodyReviewsIsWithdrawnAndPaid() {
        Lot lot = judge(lot(TERMS, label(0, 1, named("a"), 2, 2), label(0, 2, named("b"), 2, 2)))
                .state();
        Judgement judgement = judgeAt(lot, DUE).answer().orElseThrow().judgement();
        assertThat(judgement.withdrawn())
                .singleElement()
                .satisfies(w -> assertThat(w.cause()).isEqualTo(Cause.GUIDELINE_UNCLEAR));
        assertThat(judgement.verdicts()).hasSize(2).allMatch(v -> v.share() == 1);
    }

    @Test
    void oneUnitThatCannotBeJudgedIsReviewedAndTheOthersGoOn() {
        Lot lot = lot(TERMS, label(0, 1, Sample.drawn(), 1, 1), label(1, 1, named("a"), 1, 1));
        Judgement judgement = judgement(lot);
        assertThat(judgement.reviews()).containsExactly(new Review(0, Why.FAILED));
        assertThat(judgement.resolutions()).extracting(r -> r.unit()).containsExactly(1);
    }

    @Test
    void whatAClientWithdrawsIsPaidUnlessItIsResolved() {
        Lot lot = judge(lot(
                        TERMS,
                        label(0, 1, named("a"), 2, 3),
                        label(1, 1, named("a"), 2, 3),
                        label(1, 2, named("a"), 2, 3)))
                .state();
        var outcome = Reconciler.withdraw(lot, Set.of(0, 1, 2), Cause.WITHDRAWN_BY_CLIENT, Sample.brief(TERMS), NOW);
        Judgement judgement = outcome.answer().orElseThrow().judgement();
        assertThat(judgement.withdrawn()).extracting(w -> w.unit()).containsExactly(0, 2);
        assertThat(judgement.verdicts())
                .singleElement()
                .satisfies(v -> assertThat(v.share()).isEqualTo(1));
        assertThat(Reconciler.withdraw(
                                outcome.state(), Set.of(0, 1, 2), Cause.WITHDRAWN_BY_CLIENT, Sample.brief(TERMS), NOW)
                        .answer())
                .isEmpty();
    }

    @Test
    void someUnitsOfATrustedWorkerAreCheckedAndAlwaysTheSame() {
        Terms alone = Sample.checked(.3, Sample.classes(1, 3, .9, "a", "b"));
        Knowledge trusted = new Knowledge(Sample.skills(.97), Knowledge.NONE.calibration());
        var labels = new LotLabelled.Submitted[100];
        for (int unit = 0; unit < labels.length; unit++) {
            labels[unit] = label(unit, 1, named("a"), 1, 3);
        }
        Judgement judgement = Sample.judge(lot(alone, labels), alone, trusted)
                .answer()
                .orElseThrow()
                .judgement();
        assertThat(judgement.wants()).hasSizeBetween(20, 40).allMatch(w -> w.labels() == 2);
        assertThat(judgement.resolutions()).hasSize(100 - judgement.wants().size());
    }

    @Test
    void onlyWorkersOfCompletePanelsAreWeighed() {
        Lot judged = judge(lot(TERMS, label(0, 1, named("a"), 2, 3), label(0, 2, named("a"), 2, 3)))
                .state();
        assertThat(Reconciler.workers(judged, NOW)).isEmpty();
    }
}
