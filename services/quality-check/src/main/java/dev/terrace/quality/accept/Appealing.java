package dev.terrace.quality.accept;

import static dev.terrace.quality.Refusal.ALREADY_DECIDED;
import static dev.terrace.quality.Refusal.APPEALED_BEFORE;
import static dev.terrace.quality.Refusal.APPEAL_TOO_LATE;
import static dev.terrace.quality.Refusal.APPEAL_UNCLEAR;
import static dev.terrace.quality.Refusal.NOTHING_TO_APPEAL;
import static dev.terrace.quality.Refusal.NOT_JUDGED;
import static dev.terrace.quality.Refusal.NO_SUCH_APPEAL;
import static dev.terrace.quality.Refusal.NO_SUCH_LABEL;
import static dev.terrace.quality.Refusal.OWN_DECISION;

import dev.terrace.quality.Appeal;
import dev.terrace.quality.Brief;
import dev.terrace.quality.Correction;
import dev.terrace.quality.Judgement;
import dev.terrace.quality.Limits;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.PanelLabel;
import dev.terrace.quality.PanelLabel.Verdict;
import dev.terrace.quality.Settlement;
import dev.terrace.quality.Skills;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.Reason;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a worker's word against a verdict, and of the answer to it. The same again changes nothing. */
final class Appealing {
    private final Lot lot;
    private final Panel panel;
    private final PanelLabel label;
    private final Instant now;

    /** @throws Refused if the lot has no such label */
    Appealing(Lot lot, int unit, int attempt, Instant now) {
        this.lot = lot;
        this.panel = lot.panel(unit).orElseThrow(Appealing::noSuchLabel);
        this.label = panel.labels().stream()
                .filter(l -> l.attempt() == attempt)
                .findFirst()
                .orElseThrow(Appealing::noSuchLabel);
        this.now = now;
    }

    static Refused noSuchLabel() {
        return new Refused(NO_SUCH_LABEL, "label: send one of GET /v1/workers/{worker}/verdicts, as it is there");
    }

    /** Files the appeal of a worker of a site. */
    Outcome<Lot, Appeal> file(String worker, @Nullable String site, @Nullable String words, Limits limits) {
        if (!label.worker().equals(worker) || !lot.submission(label).site().equals(site)) {
            throw noSuchLabel();
        }
        String said = checked(words);
        Appeal before = label.appeal();
        if (before != null) {
            if (before.words().equals(said)) {
                return Outcome.unchanged(lot, before);
            }
            throw new Refused(
                    APPEALED_BEFORE, "You said: %s. See its verdict for what became of it".formatted(before.words()));
        }
        Verdict verdict = label.verdict()
                .orElseThrow(
                        () -> new Refused(NOT_JUDGED, "It has no verdict yet: appeal when you do not agree with it"));
        if (verdict.outcome() == LotJudged.Outcome.ACCEPTED) {
            throw new Refused(NOTHING_TO_APPEAL, "It is accepted, and paid in full");
        }
        Instant last = lot.steps().get(verdict.judgement() - 1).at().plus(Duration.ofDays(limits.appealDays()));
        if (last.isBefore(now)) {
            throw new Refused(
                    APPEAL_TOO_LATE,
                    "Appeals are taken for %d days, here until %s".formatted(limits.appealDays(), last));
        }
        Appeal filed =
                new Appeal(verdict.judgement(), said, now, now.plus(Duration.ofDays(limits.appealAnswerDays())), null);
        return new Outcome<>(lot.with(with(label.with(filed))), List.of(), filed);
    }

    /** Answers the appeal; the judgement that corrects the verdict is the answer, if one does. */
    Outcome<Lot, Optional<Judgement>> answer(String who, AppealDecision request, Brief brief, Skills skills) {
        Appeal appeal = label.appeal();
        if (appeal == null) {
            throw new Refused(NO_SUCH_APPEAL, "See GET /v1/appeals for those that wait");
        }
        if (request.grant() == null) {
            throw new Refused(APPEAL_UNCLEAR, "grant: say true, which accepts the label, or false");
        }
        Appeal.Answer answer = new Appeal.Answer(who, request.grant(), checked(request.words()), now);
        if (appeal.answer() != null) {
            if (appeal.answer().granted() == answer.granted()
                    && appeal.answer().words().equals(answer.words())) {
                return Outcome.unchanged(lot, Optional.empty());
            }
            throw new Refused(ALREADY_DECIDED, "See GET /v1/units/{unit} for the answer that it was given");
        }
        if (decidedBy(who)) {
            throw new Refused(OWN_DECISION, "You decided this unit: leave the appeal to somebody else");
        }
        Panel answered = with(label.with(appeal.answered(answer)));
        Panel corrected = answer.granted() ? granted(answered, brief, skills) : answered;
        if (corrected == answered) {
            return new Outcome<>(lot.with(answered), List.of(), Optional.empty());
        }
        Correction.Ground ground = new Correction.Ground(who, Reason.APPEAL, answer.words());
        Panel noted = corrected.with(
                new Correction(lot.nextJudgement(), panel.lastJudgement(), ground, Shown.hash(who + "\n" + request)));
        Lot judged = lot.judge(p -> p.unit() == panel.unit() ? noted : p, _ -> new Lot.Step(now, skills.byWorker()));
        Judgement judgement = Judgement.of(judged, lot.nextJudgement());
        return new Outcome<>(judged, List.of(Event.of(judgement.told(judged), now)), Optional.of(judgement));
    }

    private Panel granted(Panel answered, Brief brief, Skills skills) {
        return new Settlement(lot, brief, skills).correct(answered, Reason.APPEAL, Set.of(label.attempt()));
    }

    private Panel with(PanelLabel changed) {
        return panel.with(panel.labels().stream()
                .map(l -> l.attempt() == changed.attempt() ? changed : l)
                .toList());
    }

    private boolean decidedBy(String who) {
        boolean decided = switch (panel.state()) {
            case Panel.Open _, Panel.UnderReview _ -> false;
            case Panel.Resolved resolved ->
                resolved.decision() != null && resolved.decision().reviewer().equals(who);
            case Panel.Withdrawn withdrawn ->
                withdrawn.decision() != null && withdrawn.decision().reviewer().equals(who);
        };
        return decided
                || panel.history().corrections().stream()
                        .anyMatch(c -> c.ground().by().equals(who));
    }

    private static String checked(@Nullable String words) {
        if (words == null || words.isBlank() || words.length() > LabelRuling.MOST_WORDS) {
            throw new Refused(
                    APPEAL_UNCLEAR, "words: say why, in at most %d characters".formatted(LabelRuling.MOST_WORDS));
        }
        return words.strip();
    }
}
