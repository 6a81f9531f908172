package dev.terrace.quality.reconcile;

import dev.terrace.quality.Appeal;
import dev.terrace.quality.Brief;
import dev.terrace.quality.Calibration;
import dev.terrace.quality.Judge;
import dev.terrace.quality.Judge.Proposed;
import dev.terrace.quality.Judgement;
import dev.terrace.quality.Knowledge;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.Panel.Resolved;
import dev.terrace.quality.Panel.UnderReview;
import dev.terrace.quality.Panel.UnderReview.Call;
import dev.terrace.quality.Panel.Withdrawn;
import dev.terrace.quality.PanelLabel;
import dev.terrace.quality.Settlement;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Reason;
import dev.terrace.shared.event.LotJudged.Why;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what becomes of a lot's panels. A unit that has all the labels it wants is resolved when the consensus is as
 * confident as the project's policy asks; else it wants one label more, up to its maximum; else a reviewer is to settle it. A
 * unit that may have only one label is resolved by it, for nothing will ever contradict it. What waits for longer than the
 * policy says goes to a reviewer, and what she does not settle in time is accepted as it is. Where the right label is known, it is
 * the resolution.
 */
public final class Reconciler {
    private final Lot lot;
    private final Brief brief;
    private final Terms.Quality policy;
    private final Judge<?> judge;
    private final Knowledge known;
    private final Settlement settlement;
    private final Instant now;
    private int room;

    private Reconciler(Lot lot, Brief brief, Knowledge known, Instant now) {
        this.lot = lot;
        this.brief = brief;
        this.policy = brief.terms().quality();
        this.judge = brief.judge();
        this.known = known;
        this.settlement = new Settlement(lot, brief, known.skills());
        this.now = now;
        this.room = EVENT_BYTES;
    }

    /** A judgement is told in one event; what would make it longer is judged by the next. */
    private static final int EVENT_BYTES = 400_000;

    /** A step of judging. @param more whether more can be judged at once, by another */
    public record Judged(Judgement judgement, boolean more) {}

    /** The workers whose skill the next judgement of this lot weighs. */
    public static Set<String> workers(Lot lot, Instant now) {
        Set<String> workers = new HashSet<>();
        for (Panel panel : lot.panels()) {
            if (isReady(panel, now)
                    || panel.labels().stream()
                            .anyMatch(label -> label.verdicts().isEmpty())) {
                panel.labels().forEach(label -> workers.add(label.worker()));
            }
        }
        return workers;
    }

    private static boolean isReady(Panel panel, Instant now) {
        Instant due = panel.state().clock();
        return panel.isComplete() || due != null && !due.isAfter(now);
    }

    /** Judges whatever can be judged now, in one judgement that is the answer; none if nothing can. */
    public static Outcome<Lot, Optional<Judged>> judge(Lot lot, Brief brief, Knowledge known, Instant now) {
        Reconciler reconciler = new Reconciler(lot, brief, known, now);
        return reconciler.told(lot.judge(reconciler::judge, reconciler::step));
    }

    /** Units that get no resolution, whatever labels they have; those that have one keep it. */
    public static Outcome<Lot, Optional<Judged>> withdraw(
            Lot lot, Set<Integer> units, Cause cause, Brief brief, Instant now) {
        Lot whole = lot;
        for (int unit : units) {
            if (lot.panel(unit).isEmpty()) {
                whole = whole.with(Panel.empty(unit));
            }
        }
        Reconciler reconciler = new Reconciler(whole, brief, Knowledge.NONE, now);
        Lot judged = whole.judge(
                panel -> units.contains(panel.unit()) ? reconciler.withdrawn(panel, cause) : panel, reconciler::step);
        return judged == whole ? Outcome.unchanged(lot, Optional.empty()) : reconciler.told(judged);
    }

    private Outcome<Lot, Optional<Judged>> told(Lot judged) {
        if (judged.steps().size() == lot.steps().size()) {
            return Outcome.unchanged(lot, Optional.empty());
        }
        Judgement judgement = Judgement.of(judged, lot.nextJudgement());
        return new Outcome<>(
                judged, List.of(Event.of(judgement.told(judged), now)), Optional.of(new Judged(judgement, room <= 0)));
    }

    private Lot.Step step(List<Panel> changed) {
        return new Lot.Step(now, known.skills().of(changed));
    }

    private Panel withdrawn(Panel panel, Cause cause) {
        return switch (panel.state()) {
            case Resolved _, Withdrawn _ -> panel;
            case Panel.Open _, UnderReview _ ->
                settlement.settle(panel.become(new Withdrawn(lot.nextJudgement(), cause, null)));
        };
    }

    private Panel judge(Panel panel) {
        if (room <= 0) {
            return panel;
        }
        Panel judged;
        try {
            Panel answered = overdueAppeals(panel);
            judged = isReady(answered, now) ? decide(answered) : settlement.settle(gilded(answered));
        } catch (RuntimeException e) {
            judged = failed(panel, e);
        }
        if (judged != panel) {
            room -= bytes(judged);
        }
        return judged;
    }

    private static int bytes(Panel judged) {
        return 300 * judged.labels().size() + judged.resolutionLength();
    }

    /** One panel that cannot be judged is a person's; the others go on. */
    private Panel failed(Panel panel, RuntimeException e) {
        return panel.state() instanceof Panel.Open
                ? review(panel, new Call(Why.FAILED, String.valueOf(e.getMessage())))
                : panel;
    }

    private Panel decide(Panel panel) {
        if (panel.state() instanceof UnderReview) {
            return settlement.settle(overdue(panel));
        }
        List<PanelLabel> counted = panel.counted();
        LotLabelled.Why stuck = panel.overlap().stuck();
        if (counted.isEmpty()) {
            return review(panel, new Call(stuck == null ? Why.OVERDUE : why(stuck), null));
        }
        Optional<JsonText> gold = lot.gold(panel.unit());
        if (gold.isPresent()) {
            return isDoubted(panel, gold.get())
                    ? settlement.teach(review(panel, new Call(Why.GOLD_DOUBTED, null)))
                    : settlement.checked(settlement.settle(panel.become(known(panel, gold.get()))), panel);
        }
        Proposed proposed = propose(panel);
        double sure = known.calibration().sure(support(panel, proposed));
        int max = stuck == null ? Math.min(policy.maxOverlap(), panel.overlap().most()) : counted.size();
        boolean enough = sure >= policy.confidence() || max == 1 && stuck == null;
        boolean isChecked = counted.size() == 1 && max > 1 && isChecked(panel, counted.getFirst());
        if (panel.isComplete() && enough && !proposed.isTied() && !isChecked) {
            return settlement.settle(panel.become(resolved(panel, proposed, By.CONSENSUS)));
        }
        if (panel.isComplete() && counted.size() < max) {
            return settlement.settle(panel.ask(lot.nextJudgement(), counted.size() + 1));
        }
        Why why = stuck != null ? why(stuck) : panel.isComplete() ? Why.DISAGREEMENT : Why.OVERDUE;
        return settlement.teach(review(panel, new Call(why, null)));
    }

    /** Gold that came after the panel was judged without it. */
    private Panel gilded(Panel panel) {
        if (!(panel.state() instanceof Resolved resolved) || resolved.by().isKnown()) {
            return panel;
        }
        return lot.gold(panel.unit())
                .filter(gold -> !isDoubted(panel, gold))
                .map(gold -> settlement.correct(panel.become(known(panel, gold)), Reason.GOLD))
                .map(corrected -> settlement.checked(corrected, panel))
                .orElse(panel);
    }

    /** Several people who say the same, of whom none agrees with the gold, may well be right. */
    private boolean isDoubted(Panel panel, JsonText gold) {
        List<PanelLabel> counted = panel.counted();
        return counted.size() > 1
                && counted.stream().noneMatch(label -> judge.agree(brief.task(panel.unit()), label.label(), gold))
                && !propose(panel).isTied();
    }

    private Resolved known(Panel panel, JsonText gold) {
        Resolved.Basis basis = new Resolved.Basis(1, List.of(), panel.counted().size());
        return new Resolved(lot.nextJudgement(), gold, 1, basis, By.GOLD, null);
    }

    private Proposed propose(Panel panel) {
        return judge.propose(brief.task(panel.unit()), panel.counted(), known.skills());
    }

    private Calibration.Support support(Panel panel, Proposed proposed) {
        return judge.support(brief.task(panel.unit()), panel.counted(), proposed, known.skills());
    }

    private Resolved resolved(Panel panel, Proposed proposed, By by) {
        int labels = panel.counted().size();
        double told = known.calibration().told(support(panel, proposed), policy.minOverlap());
        return new Resolved(
                lot.nextJudgement(),
                proposed.answers().getFirst(),
                told,
                new Resolved.Basis(proposed.confidence(), proposed.objects(), labels),
                by,
                null);
    }

    /** Whether a second opinion is asked for however good the worker is; the same whenever it is decided. */
    private boolean isChecked(Panel panel, PanelLabel only) {
        double doubt = known.skills().of(only.worker()).checkRate();
        return Draw.isOneOf(policy.checkRate(), lot.id(), panel.unit())
                || Draw.of(lot.id() + "." + panel.unit()) < doubt;
    }

    /** What nobody answered in time is granted. */
    private Panel overdueAppeals(Panel panel) {
        Set<Integer> overdue = new HashSet<>();
        List<PanelLabel> labels = new ArrayList<>();
        for (PanelLabel label : panel.labels()) {
            Appeal appeal = label.appeal();
            if (appeal != null && appeal.isOpen() && !appeal.dueBy().isAfter(now)) {
                overdue.add(label.attempt());
                labels.add(label.with(appeal.overdue(now)));
            } else {
                labels.add(label);
            }
        }
        return overdue.isEmpty() ? panel : settlement.correct(panel.with(labels), Reason.APPEAL, overdue);
    }

    private Panel review(Panel panel, Call call) {
        return panel.become(new UnderReview(
                lot.nextJudgement(), now, now.plus(Duration.ofHours(policy.reviewHours())), call, null));
    }

    private static Why why(LotLabelled.Why stuck) {
        return switch (stuck) {
            case UNABLE -> Why.UNABLE;
            case NOBODY_LEFT -> Why.NOBODY_LEFT;
        };
    }

    /** Nobody came in time: what the labels say is taken as it is, and all who labelled are paid. */
    private Panel overdue(Panel panel) {
        if (!panel.counted().isEmpty()) {
            try {
                Proposed proposed = propose(panel);
                if (!proposed.isTied()) {
                    return panel.become(resolved(panel, proposed, By.DEADLINE));
                }
            } catch (RuntimeException _) {
                // That is why it was under review: nothing can be made of its labels.
            }
        }
        Cause cause = panel.overlap().stuck() == LotLabelled.Why.UNABLE ? Cause.BAD_MEDIA : Cause.GUIDELINE_UNCLEAR;
        return panel.become(new Withdrawn(lot.nextJudgement(), cause, null));
    }
}
