package dev.terrace.quality.accept;

import static dev.terrace.quality.Sample.NOW;
import static dev.terrace.quality.Sample.label;
import static dev.terrace.quality.Sample.named;
import static dev.terrace.quality.Sample.panelOf;
import static dev.terrace.quality.Sample.verdicts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.quality.Judgement;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.Refusal;
import dev.terrace.quality.Sample;
import dev.terrace.quality.Skills;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotLabelled.Submitted;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Terms;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ReviewingTest {
    private static final Terms TERMS = Sample.classes(2, 3, .99, "a", "b");
    private static final Lot SPLIT =
            underReview(label(0, 1, named("a"), 3, 3), label(0, 2, named("b"), 3, 3), label(0, 3, named("b"), 3, 3));
    private static final Lot TIED = underReview(label(0, 1, named("a"), 2, 2), label(0, 2, named("b"), 2, 2));

    private static Lot underReview(Submitted... labels) {
        Lot lot = Sample.lot(TERMS, labels);
        return lot.judge(p -> p.with(p.labels(), new Panel.UnderReview(1, NOW)), NOW);
    }

    private static DecisionRequest accept() {
        return new DecisionRequest(DecisionRequest.Accept.PROPOSAL, null, null, null);
    }

    private static DecisionRequest resolve(String json, Map<Integer, Cause> causes) {
        try {
            return new DecisionRequest(null, new ObjectMapper().readTree(json), null, causes);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static DecisionRequest withdraw(Cause cause) {
        return new DecisionRequest(null, null, cause, null);
    }

    private static Outcome<Lot, Optional<Judgement>> decide(Lot lot, DecisionRequest request) {
        return new Reviewing("rev", request, NOW).decide(lot, 0, panel -> Skills.UNKNOWN);
    }

    private static void refused(Refusal refusal, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }

    @Test
    void aResolutionSettlesTheUnitInOneJudgement() {
        var outcome = decide(SPLIT, resolve("{\"class\":\"a\"}", Map.of()));

        assertThat(panelOf(outcome.state(), 0).state()).isInstanceOfSatisfying(Panel.Resolved.class, r -> {
            assertThat(r.by()).isEqualTo(By.REVIEW);
            assertThat(r.decision().reviewer()).isEqualTo("rev");
        });
        assertThat(verdicts(outcome.state(), 0)).containsExactly("accepted", "guideline-unclear", "guideline-unclear");
        assertThat(outcome.events())
                .singleElement()
                .satisfies(e -> assertThat(e.id()).isEqualTo("lot.judged:d-1.0/2"));
        assertThat(outcome.answer().orElseThrow().resolutions()).hasSize(1);
    }

    @Test
    void theProposalIsAcceptedAsItStands() {
        var outcome = decide(SPLIT, accept());
        assertThat(outcome.answer().orElseThrow().resolutions().getFirst().label())
                .isEqualTo(named("b"));
        assertThat(verdicts(outcome.state(), 0)).containsExactly("worker-error", "accepted", "accepted");
    }

    @Test
    void aTiedProposalCannotBeAccepted() {
        refused(Refusal.PROPOSAL_TIED, () -> decide(TIED, accept()));
    }

    @Test
    void theSameDecisionAgainChangesNothingAndAnotherIsRefused() {
        Lot accepted = decide(SPLIT, accept()).state();
        assertThat(decide(accepted, accept()).state()).isSameAs(accepted);
        assertThat(decide(accepted, resolve("{\"class\":\"b\"}", Map.of())).state())
                .isSameAs(accepted);
        refused(Refusal.ALREADY_DECIDED, () -> decide(accepted, resolve("{\"class\":\"a\"}", Map.of())));
        refused(Refusal.ALREADY_DECIDED, () -> decide(accepted, withdraw(Cause.BAD_MEDIA)));

        Lot withdrawn = decide(SPLIT, withdraw(Cause.BAD_MEDIA)).state();
        assertThat(decide(withdrawn, withdraw(Cause.BAD_MEDIA)).state()).isSameAs(withdrawn);
        refused(Refusal.ALREADY_DECIDED, () -> decide(withdrawn, accept()));
    }

    @Test
    void causesNameAttemptsThatAreThere() {
        var outcome = decide(SPLIT, resolve("{\"class\":\"b\"}", Map.of(1, Cause.TOOL_OR_NETWORK)));
        assertThat(verdicts(outcome.state(), 0)).containsExactly("tool-or-network", "accepted", "accepted");
        refused(Refusal.NO_SUCH_ATTEMPT, () -> decide(SPLIT, resolve("{\"class\":\"b\"}", Map.of(9, Cause.BAD_MEDIA))));
    }

    @Test
    void whatIsNotADecisionIsRefused() {
        refused(Refusal.DECISION_UNCLEAR, () -> decide(SPLIT, DecisionRequest.NONE));
        refused(
                Refusal.DECISION_UNCLEAR,
                () -> decide(SPLIT, new DecisionRequest(DecisionRequest.Accept.PROPOSAL, null, Cause.BAD_MEDIA, null)));
        refused(Refusal.INVALID_RESOLUTION, () -> decide(SPLIT, resolve("{\"class\":\"z\"}", Map.of())));
        refused(Refusal.INVALID_CAUSE, () -> decide(SPLIT, withdraw(Cause.WORKER_ERROR)));
    }

    @Test
    void whatIsNotUnderReviewIsNotDecided() {
        Lot open = Sample.lot(TERMS, label(0, 1, named("a"), 2, 2));
        refused(Refusal.NOT_UNDER_REVIEW, () -> decide(open, accept()));
        refused(
                Refusal.NO_SUCH_UNIT,
                () -> new Reviewing("rev", accept(), NOW).decide(SPLIT, 7, panel -> Skills.UNKNOWN));
        Lot agreed =
                SPLIT.judge(p -> p.with(p.labels(), new Panel.Resolved(2, named("b"), .99, By.CONSENSUS, null)), NOW);
        refused(Refusal.NOT_UNDER_REVIEW, () -> decide(agreed, accept()));
    }
}
