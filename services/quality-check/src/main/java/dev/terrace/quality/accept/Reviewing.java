package dev.terrace.quality.accept;

import static dev.terrace.quality.Refusal.ALREADY_DECIDED;
import static dev.terrace.quality.Refusal.CLAIMED;
import static dev.terrace.quality.Refusal.DECISION_UNCLEAR;
import static dev.terrace.quality.Refusal.NOT_UNDER_REVIEW;
import static dev.terrace.quality.Refusal.NO_SUCH_ATTEMPT;
import static dev.terrace.quality.Refusal.NO_SUCH_UNIT;
import static dev.terrace.quality.Refusal.PROPOSAL_TIED;
import static dev.terrace.quality.Refusal.SHOWN_CHANGED;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.quality.Brief;
import dev.terrace.quality.Decision;
import dev.terrace.quality.Judgement;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.Panel.Resolved;
import dev.terrace.quality.Panel.State;
import dev.terrace.quality.Panel.UnderReview;
import dev.terrace.quality.Panel.UnderReview.Claim;
import dev.terrace.quality.Panel.Withdrawn;
import dev.terrace.quality.Settlement;
import dev.terrace.quality.Skills;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what a reviewer's word does to a unit under review. The same word again changes nothing; another is refused. */
final class Reviewing {
    private final String reviewer;
    private final Instant now;

    Reviewing(String reviewer, Instant now) {
        this.reviewer = reviewer;
        this.now = now;
    }

    /** Keeps others from the unit for a while. */
    Outcome<Lot, Panel> claim(Lot lot, int unit, Duration time) {
        Panel panel = panel(lot, unit);
        UnderReview review = underReview(panel);
        checkClaim(review);
        Panel claimed = panel.with(review.claimed(new Claim(reviewer, now.plus(time))));
        return new Outcome<>(lot.with(claimed), List.of(), claimed);
    }

    /**
     * Settles the unit; the answer is the judgement that does, or none if it was so decided before.
     *
     * @param skills by which the panel is weighed now
     */
    Outcome<Lot, Optional<Judgement>> decide(Lot lot, int unit, DecisionRequest request, Brief brief, Skills skills) {
        Panel panel = panel(lot, unit);
        if (!(panel.state() instanceof UnderReview review)) {
            return repeated(lot, panel, request, brief);
        }
        checkClaim(review);
        State settled = settled(lot, panel, request, brief, skills);
        Settlement settlement = new Settlement(lot, brief, skills, request.rulings());
        Lot decided = lot.judge(
                p -> p.unit() == unit ? settlement.checked(settlement.settle(p.become(settled)), p) : p,
                _ -> new Lot.Step(now, skills.byWorker()));
        Judgement judgement = Judgement.of(decided, lot.nextJudgement());
        return new Outcome<>(decided, List.of(Event.of(judgement.told(decided), now)), Optional.of(judgement));
    }

    private State settled(Lot lot, Panel panel, DecisionRequest request, Brief brief, Skills skills) {
        if ((request.accept() == null ? 0 : 1)
                        + (request.resolution() == null ? 0 : 1)
                        + (request.withdraw() == null ? 0 : 1)
                != 1) {
            throw new Refused(DECISION_UNCLEAR, "Send one of: accept, resolution, withdraw");
        }
        Words words = new Words(brief, panel, request.rulings());
        words.checkLabels(NO_SUCH_ATTEMPT);
        List<JsonText> answers = checkShown(request, brief, panel, skills);
        int n = lot.nextJudgement();
        if (request.withdraw() != null) {
            return new Withdrawn(n, Words.withdrawable(request.withdraw()), decision(request, null));
        }
        JsonText label = words.resolution(
                request.resolution() == null ? proposed(answers).tree() : request.resolution());
        Resolved.Basis basis = new Resolved.Basis(1, List.of(), panel.counted().size());
        return new Resolved(n, label, 1, basis, By.REVIEW, decision(request, label));
    }

    /** What the panel is proposed to come to, which must be what she was shown. */
    private static List<JsonText> checkShown(DecisionRequest request, Brief brief, Panel panel, Skills skills) {
        List<JsonText> answers = answers(brief, panel, skills);
        if (request.shown() == null) {
            throw new Refused(SHOWN_CHANGED, "shown: send it as GET /v1/reviews/{unit} shows it with the unit");
        }
        if (!request.shown().equals(Shown.hash(panel.labels(), answers))) {
            throw new Refused(
                    SHOWN_CHANGED, "Labels or the proposal have changed since: look at GET /v1/reviews/{unit} again");
        }
        return answers;
    }

    static List<JsonText> answers(Brief brief, Panel panel, Skills skills) {
        try {
            return panel.counted().isEmpty()
                    ? List.of()
                    : brief.judge()
                            .propose(brief.task(panel.unit()), panel.counted(), skills)
                            .answers();
        } catch (RuntimeException _) {
            return List.of();
        }
    }

    private static JsonText proposed(List<JsonText> answers) {
        if (answers.size() != 1) {
            throw new Refused(
                    PROPOSAL_TIED,
                    "There are %d proposed answers: send one of them, or another, as resolution"
                            .formatted(answers.size()));
        }
        return answers.getFirst();
    }

    private Outcome<Lot, Optional<Judgement>> repeated(Lot lot, Panel panel, DecisionRequest request, Brief brief) {
        @Nullable
        Decision before = switch (panel.state()) {
            case Panel.Open _ ->
                throw new Refused(NOT_UNDER_REVIEW, "It still waits for labels: decide when it is in the queue");
            case UnderReview _ -> throw new IllegalStateException("it is under review");
            case Resolved resolved -> resolved.decision();
            case Withdrawn withdrawn -> withdrawn.decision();
        };
        if (before == null) {
            throw new Refused(
                    NOT_UNDER_REVIEW,
                    "It was settled without a reviewer: see GET /v1/units/{unit}, and correct it where it is wrong");
        }
        if (!decision(request, resolution(request, brief, panel)).repeats(before)) {
            throw new Refused(
                    ALREADY_DECIDED,
                    "See GET /v1/units/{unit} for what it was; POST /v1/units/{unit}/corrections corrects");
        }
        return Outcome.unchanged(lot, Optional.empty());
    }

    private static @Nullable JsonText resolution(DecisionRequest request, Brief brief, Panel panel) {
        JsonNode sent = request.resolution();
        if (sent == null) {
            return null;
        }
        Task task = brief.task(panel.unit());
        return brief.judge().faults(task, sent).isEmpty() ? brief.judge().normal(task, sent) : JsonText.of(sent);
    }

    private Decision decision(DecisionRequest request, @Nullable JsonText resolution) {
        return new Decision(reviewer, request.accept() != null, resolution, request.withdraw(), request.rulings());
    }

    private void checkClaim(UnderReview review) {
        Claim claim = review.claim();
        if (claim != null && !claim.reviewer().equals(reviewer) && claim.until().isAfter(now)) {
            throw new Refused(CLAIMED, "She has claimed it until %s: take another".formatted(claim.until()));
        }
    }

    private static UnderReview underReview(Panel panel) {
        if (panel.state() instanceof UnderReview review) {
            return review;
        }
        throw new Refused(NOT_UNDER_REVIEW, "See GET /v1/units/{unit} for what became of it");
    }

    private static Panel panel(Lot lot, int unit) {
        return lot.panel(unit).orElseThrow(() -> new Refused(NO_SUCH_UNIT, "Look the unit up in the queue"));
    }
}
