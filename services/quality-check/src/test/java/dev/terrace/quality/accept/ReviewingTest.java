package dev.terrace.quality.accept;

import static dev.terrace.quality.Sample.NOW;
import static dev.terrace.quality.Sample.label;
import static dev.terrace.quality.Sample.named;
import static dev.terrace.quality.Sample.panelOf;
import static dev.terrace.quality.Sample.verdicts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.quality.Judgement;
import dev.terrace.quality.Lesson;
import dev.terrace.quality.Lot;
import dev.terrace.quality.PanelLabel;
import dev.terrace.quality.Refusal;
import dev.terrace.quality.Sample;
import dev.terrace.quality.Skills;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Reason;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ReviewingTest {
    private static final Terms TERMS = Sample.classes(2, 3, .99, "a", "b");
    private static final Lot SPLIT = Sample.judge(
                    Sample.lot(
                            TERMS,
                            label(0, 1, named("a"), 3, 3),
                            label(0, 2, named("b"), 3, 3),
                            label(0, 3, named("b"), 3, 3)),
                    TERMS)
            .state();

    private static DecisionRequest resolve(Lot lot, JsonText label, Map<Integer, LabelRuling> labels) {
        return new DecisionRequest(shown(lot), null, label.tree(), null, labels);
    }

    private static String shown(Lot lot) {
        return Shown.hash(
                panelOf(lot, 0).labels(), Reviewing.answers(Sample.brief(TERMS), panelOf(lot, 0), Skills.UNKNOWN));
    }

    private static Outcome<Lot, Optional<Judgement>> decide(Lot lot, DecisionRequest request) {
        return new Reviewing("rev", NOW).decide(lot, 0, request, Sample.brief(TERMS), Skills.UNKNOWN);
    }

    private static Outcome<Lot, Optional<Judgement>> correct(Lot lot, CorrectionRequest request) {
        return new Correcting("rev", request, NOW).correct(lot, 0, Sample.brief(TERMS), Skills.UNKNOWN);
    }

    private static CorrectionRequest correction(int corrects, JsonText label) {
        return new CorrectionRequest(Sample.LOT + "/" + corrects, Reason.REVIEW, "look", label.tree(), null, null);
    }

    private static void refused(Refusal refusal, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }

    /** What is left of all that was learnt of the label: hits and weight. */
    private static List<Double> learnt(PanelLabel label) {
        double hits = 0;
        double weight = 0;
        for (Lesson lesson : label.lessons()) {
            for (var evidence : lesson.evidence()) {
                hits += evidence.hit() * evidence.weight();
                weight += evidence.weight();
            }
        }
        return List.of(hits, weight);
    }

    @Test
    void theReviewersWordTakesThePlaceOfWhatWasLearntFromPeers() {
        assertThat(learnt(panelOf(SPLIT, 0).labels().getFirst()).getFirst()).isZero();
        Lot decided = decide(SPLIT, resolve(SPLIT, named("a"), Map.of())).state();

        List<Double> first = learnt(panelOf(decided, 0).labels().getFirst());
        assertThat(first.getFirst()).isEqualTo(first.getLast()).isGreaterThan(.9);
        assertThat(learnt(panelOf(decided, 0).labels().getLast()).getFirst()).isZero();
        assertThat(verdicts(decided, 0)).containsExactly("accepted", "guideline-unclear", "guideline-unclear");
    }

    @Test
    void whatIsNotHerFaultTeachesNothing() {
        Map<Integer, LabelRuling> ruling = Map.of(1, new LabelRuling(Cause.BAD_MEDIA, null));
        Lot decided = decide(SPLIT, resolve(SPLIT, named("b"), ruling)).state();
        assertThat(learnt(panelOf(decided, 0).labels().getFirst()).getLast()).isZero();
    }

    @Test
    void aDecisionTellsHowFarTheVotesCouldBeTrusted() {
        Lot wrong = decide(SPLIT, resolve(SPLIT, named("a"), Map.of())).state();
        assertThat(panelOf(wrong, 0).history().checks())
                .singleElement()
                .satisfies(check -> assertThat(check.right()).isZero());
    }

    @Test
    void anErrorThatIsRightByTheReviewersOwnWordIsRefused() {
        Map<Integer, LabelRuling> ruling = Map.of(2, new LabelRuling(Cause.WORKER_ERROR, null));
        refused(Refusal.INVALID_CAUSE, () -> decide(SPLIT, resolve(SPLIT, named("b"), ruling)));
        assertThat(verdicts(decide(SPLIT, resolve(SPLIT, named("a"), ruling)).state(), 0))
                .containsExactly("accepted", "worker-error", "guideline-unclear");
    }

    @Test
    void whoIsShownSomethingElseDecidesNothing() {
        Lot more = Sample.join(SPLIT, Sample.event(TERMS, label(0, 4, named("a"), 3, 3)));
        refused(Refusal.SHOWN_CHANGED, () -> decide(more, resolve(SPLIT, named("b"), Map.of())));
    }

    @Test
    void aClaimEndsByItself() {
        Lot claimed = new Reviewing("ann", NOW)
                .claim(SPLIT, 0, Duration.ofMinutes(15))
                .state();
        DecisionRequest request = resolve(claimed, named("b"), Map.of());
        refused(Refusal.CLAIMED, () -> decide(claimed, request));
        assertThat(new Reviewing("rev", NOW.plus(Duration.ofMinutes(15)))
                        .decide(claimed, 0, request, Sample.brief(TERMS), Skills.UNKNOWN)
                        .answer())
                .isPresent();
    }

    @Test
    void aCorrectionNamesTheLastJudgementAndKeepsTheVerdictsBefore() {
        Lot decided = decide(SPLIT, resolve(SPLIT, named("b"), Map.of())).state();
        refused(Refusal.CORRECTED_MEANWHILE, () -> correct(decided, correction(1, named("a"))));

        Lot corrected = correct(decided, correction(2, named("a"))).state();
        PanelLabel first = panelOf(corrected, 0).labels().getFirst();
        assertThat(first.verdicts()).hasSize(2);
        assertThat(first.verdicts().getLast().reason()).isEqualTo(Reason.REVIEW);
        assertThat(correct(corrected, correction(2, named("a"))).state()).isSameAs(corrected);
        refused(Refusal.CORRECTED_MEANWHILE, () -> correct(corrected, correction(2, named("b"))));
        refused(Refusal.NOT_JUDGED, () -> correct(SPLIT, correction(1, named("a"))));
    }
}
