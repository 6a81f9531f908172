package dev.terrace.quality.accept;

import static dev.terrace.quality.Refusal.CORRECTED_MEANWHILE;
import static dev.terrace.quality.Refusal.CORRECTION_UNCLEAR;
import static dev.terrace.quality.Refusal.INVALID_CAUSE;
import static dev.terrace.quality.Refusal.NOTHING_CHANGES;
import static dev.terrace.quality.Refusal.NOT_JUDGED;
import static dev.terrace.quality.Refusal.NO_SUCH_LABEL;
import static dev.terrace.quality.Refusal.NO_SUCH_UNIT;

import dev.terrace.quality.Brief;
import dev.terrace.quality.Correction;
import dev.terrace.quality.Decision;
import dev.terrace.quality.Judgement;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.Panel.Resolved;
import dev.terrace.quality.Panel.State;
import dev.terrace.quality.Panel.Withdrawn;
import dev.terrace.quality.Ruling;
import dev.terrace.quality.Settlement;
import dev.terrace.quality.Skills;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Reason;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides what a person's word does to a unit that was judged before. The same word again changes nothing. */
final class Correcting {
    private final String who;
    private final CorrectionRequest request;
    private final Instant now;

    Correcting(String who, CorrectionRequest request, Instant now) {
        this.who = who;
        this.request = request;
        this.now = now;
    }

    /** Corrects; the answer is the judgement that does, or none if it was so corrected before. */
    Outcome<Lot, Optional<Judgement>> correct(Lot lot, int unit, Brief brief, Skills skills) {
        Panel panel = lot.panel(unit)
                .orElseThrow(() -> new Refused(NO_SUCH_UNIT, "A unit is known here once it has a label"));
        checkRequest();
        if (isRepeated(panel)) {
            return Outcome.unchanged(lot, Optional.empty());
        }
        checkJudged(lot, panel, brief);
        Panel corrected = corrected(lot, panel, brief, skills);
        Lot judged = lot.judge(p -> p.unit() == unit ? corrected : p, _ -> new Lot.Step(now, skills.byWorker()));
        Judgement judgement = Judgement.of(judged, lot.nextJudgement());
        return new Outcome<>(judged, List.of(Event.of(judgement.told(judged), now)), Optional.of(judgement));
    }

    private void checkRequest() {
        if (request.corrects() == null || request.reason() == null || request.words() == null) {
            throw new Refused(CORRECTION_UNCLEAR, "Send corrects, reason and words");
        }
        if (request.words().isBlank() || request.words().length() > LabelRuling.MOST_WORDS) {
            throw new Refused(
                    CORRECTION_UNCLEAR, "words: say why, in at most %d characters".formatted(LabelRuling.MOST_WORDS));
        }
        if (request.reason() == Reason.ESTIMATE) {
            throw new Refused(CORRECTION_UNCLEAR, "reason: an estimate is made by POST /v1/datasets/{id}/estimate");
        }
        if (request.reason() == Reason.GOLD) {
            throw new Refused(CORRECTION_UNCLEAR, "reason: gold comes with its dataset, as the gold of its rows");
        }
        if (request.resolution() != null && request.withdraw() != null
                || request.resolution() == null
                        && request.withdraw() == null
                        && request.rulings().isEmpty()) {
            throw new Refused(
                    CORRECTION_UNCLEAR, "Send a resolution or withdraw, or labels, or one of the former and labels");
        }
    }

    private boolean isRepeated(Panel panel) {
        List<Correction> before = panel.history().corrections();
        return !before.isEmpty() && before.getLast().requestHash().equals(hash());
    }

    private String hash() {
        return Shown.hash(who + "\n" + request);
    }

    private void checkJudged(Lot lot, Panel panel, Brief brief) {
        if (!(panel.state() instanceof Resolved || panel.state() instanceof Withdrawn)) {
            throw new Refused(NOT_JUDGED, "It waits for labels, or for POST /v1/reviews/{unit}/decision");
        }
        new Words(brief, panel, request.rulings()).checkLabels(NO_SUCH_LABEL);
        for (int attempt : request.rulings().keySet()) {
            if (panel.labels().stream()
                    .anyMatch(l -> l.attempt() == attempt && l.verdicts().isEmpty())) {
                throw new Refused(NOT_JUDGED, "labels.%d: it has no verdict yet".formatted(attempt));
            }
        }
        String last = lot.id() + "/" + panel.lastJudgement();
        if (!last.equals(request.corrects())) {
            throw new Refused(
                    CORRECTED_MEANWHILE,
                    "corrects: its last judgement is %s: look at GET /v1/units/{unit} again".formatted(last));
        }
    }

    private Panel corrected(Lot lot, Panel panel, Brief brief, Skills skills) {
        int n = lot.nextJudgement();
        Words words = new Words(brief, panel, request.rulings());
        Map<Integer, Ruling> rulings = new TreeMap<>(before(panel.state()));
        rulings.putAll(request.rulings());
        Settlement settlement = new Settlement(lot, brief, skills, rulings);
        Reason reason = Objects.requireNonNull(request.reason());
        Panel corrected;
        if (request.resolution() != null || request.withdraw() != null) {
            State state = request.withdraw() == null ? resolved(n, panel, words, rulings) : withdrawn(n, rulings);
            corrected = settlement.checked(settlement.correct(panel.become(state), reason), panel);
        } else {
            checkErrors(brief, panel, words);
            corrected = settlement.correct(panel, reason, request.rulings().keySet());
            if (corrected == panel) {
                throw new Refused(NOTHING_CHANGES, "These verdicts are in force: see GET /v1/units/{unit}");
            }
        }
        Correction.Ground ground = new Correction.Ground(who, reason, String.valueOf(request.words()));
        return corrected.with(new Correction(n, panel.lastJudgement(), ground, hash()));
    }

    private static Map<Integer, Ruling> before(State state) {
        @Nullable
        Decision decision = switch (state) {
            case Resolved resolved -> resolved.decision();
            case Withdrawn withdrawn -> withdrawn.decision();
            case Panel.Open _, Panel.UnderReview _ -> null;
        };
        return decision == null ? Map.of() : decision.rulings();
    }

    private void checkErrors(Brief brief, Panel panel, Words words) {
        if (panel.state() instanceof Resolved resolved) {
            request.rulings()
                    .forEach((attempt, ruling) -> words.checkError(
                            brief.judge(), brief.task(panel.unit()), resolved.label(), attempt, ruling));
        }
    }

    private Resolved resolved(int n, Panel panel, Words words, Map<Integer, Ruling> rulings) {
        JsonText label = words.resolution(Objects.requireNonNull(request.resolution()));
        Resolved.Basis basis = new Resolved.Basis(1, List.of(), panel.counted().size());
        return new Resolved(n, label, 1, basis, By.REVIEW, new Decision(who, false, label, null, rulings));
    }

    private Withdrawn withdrawn(int n, Map<Integer, Ruling> rulings) {
        if (request.withdraw() == null) {
            throw new Refused(INVALID_CAUSE, "withdraw: name a cause");
        }
        return new Withdrawn(
                n, Words.withdrawable(request.withdraw()), new Decision(who, false, null, request.withdraw(), rulings));
    }
}
