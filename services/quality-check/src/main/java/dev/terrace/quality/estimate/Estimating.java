package dev.terrace.quality.estimate;

import dev.terrace.quality.Brief;
import dev.terrace.quality.Calibration;
import dev.terrace.quality.Judge.Proposed;
import dev.terrace.quality.Judgement;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.Panel.Resolved;
import dev.terrace.quality.Panel.UnderReview;
import dev.terrace.quality.Settlement;
import dev.terrace.quality.estimate.Ballot.Answer;
import dev.terrace.quality.estimate.Ballot.Result;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Reason;
import dev.terrace.shared.store.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides what an estimate of the whole dataset changes in a lot: resolutions concluded from labels, verdicts that rest on them, and
 * units under review of which it is sure enough. What a person or gold said stands.
 */
final class Estimating {
    private final Result estimate;
    private final Calibration calibration;
    private final Instant now;
    private int room;

    /** @param most units that may be corrected */
    Estimating(Result estimate, Calibration calibration, int most, Instant now) {
        this.estimate = estimate;
        this.calibration = calibration;
        this.room = most;
        this.now = now;
    }

    Outcome<Lot, Optional<Judgement>> correct(Lot lot, Brief brief) {
        Settlement settlement = new Settlement(lot, brief, estimate.skills());
        Lot judged = lot.judge(
                panel -> corrected(lot, panel, brief, settlement),
                _ -> new Lot.Step(now, estimate.skills().of(lot.panels())));
        if (judged == lot) {
            return Outcome.unchanged(lot, Optional.empty());
        }
        Judgement judgement = Judgement.of(judged, lot.nextJudgement());
        return new Outcome<>(judged, List.of(Event.of(judgement.told(judged), now)), Optional.of(judgement));
    }

    private Panel corrected(Lot lot, Panel panel, Brief brief, Settlement settlement) {
        Answer answer = estimate.byUnit().get(lot.id() + "." + panel.unit());
        if (answer == null || answer.labels() != panel.counted().size() || room <= 0) {
            return panel;
        }
        Panel estimated = switch (panel.state()) {
            case Panel.Open _, Panel.Withdrawn _ -> panel;
            case UnderReview _ -> settled(lot, panel, brief, answer, settlement);
            case Resolved resolved ->
                resolved.by().isKnown() ? panel : replaced(lot, panel, resolved, brief, answer, settlement);
        };
        room -= estimated == panel ? 0 : 1;
        return estimated;
    }

    private Panel settled(Lot lot, Panel panel, Brief brief, Answer answer, Settlement settlement) {
        Calibration.Support support = support(panel, brief, answer);
        boolean enough = calibration.sure(support) >= brief.terms().quality().confidence();
        return enough ? settlement.settle(panel.become(resolved(lot, brief, support, answer))) : panel;
    }

    private Panel replaced(Lot lot, Panel panel, Resolved before, Brief brief, Answer answer, Settlement settlement) {
        Calibration.Support support = support(panel, brief, answer);
        Panel estimated = settlement.correct(panel.become(resolved(lot, brief, support, answer)), Reason.ESTIMATE);
        boolean sameLabel = before.label().equals(Ballot.label(answer));
        return sameLabel && estimated.labels().equals(panel.labels()) ? panel : estimated;
    }

    private Calibration.Support support(Panel panel, Brief brief, Answer answer) {
        Proposed proposed = new Proposed(List.of(Ballot.label(answer)), answer.probability(), List.of());
        return brief.judge().support(brief.task(panel.unit()), panel.counted(), proposed, estimate.skills());
    }

    private Resolved resolved(Lot lot, Brief brief, Calibration.Support support, Answer answer) {
        Resolved.Basis basis = new Resolved.Basis(answer.probability(), List.of(), answer.labels());
        double told = calibration.told(support, brief.terms().quality().minOverlap());
        return new Resolved(lot.nextJudgement(), Ballot.label(answer), told, basis, By.ESTIMATE, null);
    }
}
