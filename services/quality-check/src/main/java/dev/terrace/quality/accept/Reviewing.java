package dev.terrace.quality.accept;

import static dev.terrace.quality.Refusal.ALREADY_DECIDED;
import static dev.terrace.quality.Refusal.DECISION_UNCLEAR;
import static dev.terrace.quality.Refusal.INVALID_CAUSE;
import static dev.terrace.quality.Refusal.INVALID_RESOLUTION;
import static dev.terrace.quality.Refusal.NOT_UNDER_REVIEW;
import static dev.terrace.quality.Refusal.NO_SUCH_ATTEMPT;
import static dev.terrace.quality.Refusal.NO_SUCH_UNIT;
import static dev.terrace.quality.Refusal.PROPOSAL_TIED;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.quality.Acceptance;
import dev.terrace.quality.Decision;
import dev.terrace.quality.Judgement;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.Panel.Resolved;
import dev.terrace.quality.Panel.State;
import dev.terrace.quality.Panel.UnderReview;
import dev.terrace.quality.Panel.Withdrawn;
import dev.terrace.quality.Skills;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Label;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides what a reviewer's word does to a unit under review. The same word again changes nothing; another is refused. */
final class Reviewing {
    private final String reviewer;
    private final DecisionRequest request;
    private final Instant now;

    Reviewing(String reviewer, DecisionRequest request, Instant now) {
        this.reviewer = reviewer;
        this.request = request;
        this.now = now;
    }

    /**
     * Settles the unit; the answer is the judgement that does, or none if it was so decided before.
     *
     * @param skills asked only where the proposal is to be accepted
     */
    Outcome<Lot, Optional<Judgement>> decide(Lot lot, int unit, Function<Panel, Skills> skills) {
        Panel panel = lot.panel(unit).orElseThrow(() -> new Refused(NO_SUCH_UNIT, "Look the unit up in the queue"));
        if (!(panel.state() instanceof UnderReview review)) {
            return repeated(lot, panel.state());
        }
        int n = lot.nextJudgement();
        State settled = settled(lot, panel, review, skills, n);
        Acceptance acceptance = new Acceptance(lot.consensus(), n);
        Lot decided = lot.judge(
                p -> p.unit() == unit ? acceptance.apply(p.with(p.labels(), settled)) : acceptance.apply(p), now);
        Judgement judgement = Judgement.of(decided, n);
        return new Outcome<>(decided, List.of(Event.of(judgement.told(decided), now)), Optional.of(judgement));
    }

    private State settled(Lot lot, Panel panel, UnderReview review, Function<Panel, Skills> skills, int n) {
        if ((request.accept() == null ? 0 : 1)
                        + (request.resolution() == null ? 0 : 1)
                        + (request.withdraw() == null ? 0 : 1)
                != 1) {
            throw new Refused(DECISION_UNCLEAR, "Send one of: accept, resolution, withdraw");
        }
        checkCauses(panel);
        if (request.withdraw() != null) {
            return review.withdraw(n, withdrawable(request.withdraw()), decision(null));
        }
        Label label = request.resolution() == null ? proposed(lot, panel, skills) : valid(lot, request.resolution());
        return review.resolve(n, label, decision(label));
    }

    private Outcome<Lot, Optional<Judgement>> repeated(Lot lot, State state) {
        Decision before = switch (state) {
            case Panel.Open open ->
                throw new Refused(NOT_UNDER_REVIEW, "It still waits for labels: decide when it is in the queue");
            case UnderReview review -> throw new IllegalStateException("it is under review");
            case Resolved resolved -> resolved.decision();
            case Withdrawn withdrawn -> withdrawn.decision();
        };
        if (before == null) {
            throw new Refused(NOT_UNDER_REVIEW, "Its labels agreed, so that it is resolved: nothing is left to decide");
        }
        Label label = request.resolution() == null
                        || lot.terms().schema().fault(request.resolution()).isPresent()
                ? null
                : lot.terms().schema().read(request.resolution());
        if (!decision(label).repeats(before)) {
            throw new Refused(ALREADY_DECIDED, "A decision is final: see GET /v1/units/{unit} for what it was");
        }
        return Outcome.unchanged(lot, Optional.empty());
    }

    private Decision decision(@Nullable Label resolution) {
        return new Decision(reviewer, request.accept() != null, resolution, request.withdraw(), request.causesGiven());
    }

    private static Label proposed(Lot lot, Panel panel, Function<Panel, Skills> skills) {
        var proposal = lot.consensus().propose(panel.counted(), skills.apply(panel));
        return proposal.resolution()
                .orElseThrow(() -> new Refused(
                        PROPOSAL_TIED,
                        "GET /v1/reviews/{unit} lists the %d tied answers: send one of them, or another, as resolution"
                                .formatted(proposal.answers().size())));
    }

    private static Label valid(Lot lot, JsonNode label) {
        lot.terms().schema().fault(label).ifPresent(fault -> {
            throw new Refused(INVALID_RESOLUTION, "resolution: " + fault);
        });
        return lot.terms().schema().read(label);
    }

    private static Cause withdrawable(Cause cause) {
        if (cause == Cause.WORKER_ERROR) {
            throw new Refused(
                    INVALID_CAUSE, "No unit is withdrawn for a worker's error: resolve it, or name another cause");
        }
        return cause;
    }

    private void checkCauses(Panel panel) {
        for (int attempt : request.causesGiven().keySet()) {
            if (panel.counted().stream().noneMatch(label -> label.attempt() == attempt)) {
                throw new Refused(NO_SUCH_ATTEMPT, "causes.%d: the panel has no such attempt".formatted(attempt));
            }
        }
    }
}
