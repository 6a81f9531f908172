package dev.terrace.quality;

import dev.terrace.quality.Panel.Resolved;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Reason;
import dev.terrace.shared.event.LotJudged.Why;
import dev.terrace.shared.work.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Gives the labels of a panel the verdicts that its state allows, and notes what each teaches of its worker. */
public final class Settlement {
    private final Brief brief;
    private final Judge<?> judge;
    private final Skills skills;
    private final Map<String, Skill> records;
    private final int judgement;
    private final Acceptance acceptance;

    /**
     * Of the lot's next judgement.
     *
     * @param skills by which others' labels are weighed
     */
    public Settlement(Lot lot, Brief brief, Skills skills) {
        this(lot, brief, skills, Map.of());
    }

    /** @param rulings of single labels, by attempt */
    public Settlement(Lot lot, Brief brief, Skills skills, Map<Integer, Ruling> rulings) {
        this.brief = brief;
        this.judge = brief.judge();
        this.skills = skills;
        this.records = new HashMap<>(skills.byWorker());
        this.judgement = lot.nextJudgement();
        this.acceptance = new Acceptance(brief, new Grounds(lot, brief, skills, this::record), rulings, judgement);
    }

    /** Verdicts for the labels that have none; the very same panel if there is nothing to be said. */
    public Panel settle(Panel panel) {
        return settle(panel, null, label -> !label.isJudged());
    }

    /** The same after the panel's state was put in the place of an earlier one: verdicts that do not stand are corrected. */
    public Panel correct(Panel panel, Reason reason) {
        return settle(panel, reason, _ -> true);
    }

    /** Corrects the verdicts of these labels, by attempt, and of no others. */
    public Panel correct(Panel panel, Reason reason, Set<Integer> attempts) {
        return settle(panel, reason, label -> attempts.contains(label.attempt()));
    }

    /** What the labels of a panel that goes to a reviewer teach meanwhile: with the easy ones alone, all would seem as good. */
    public Panel teach(Panel panel) {
        return panel.with(panel.labels().stream()
                .map(label -> label.counted() ? label.with(fromPeers(panel, label)) : label)
                .toList());
    }

    /** What a person's word or gold says of the confidence that the votes had before it. */
    public Panel checked(Panel settled, Panel before) {
        boolean hasFailed = before.state() instanceof Panel.UnderReview review
                && review.call().why() == Why.FAILED;
        if (!(settled.state() instanceof Resolved resolved) || before.counted().isEmpty() || hasFailed) {
            return settled;
        }
        Task task = brief.task(before.unit());
        Judge.Proposed proposed = before.state() instanceof Resolved told
                ? new Judge.Proposed(List.of(told.label()), told.basis().votes(), List.of())
                : judge.propose(task, before.counted(), skills);
        if (proposed.isTied()
                || before.state() instanceof Resolved told && told.by().isKnown()) {
            return settled;
        }
        double right = judge.compare(task, proposed.answers().getFirst(), resolved.label())
                .findings()
                .share();
        return settled.with(new Calibration.Check(judgement, proposed.confidence(), right, 1));
    }

    private Panel settle(Panel panel, @Nullable Reason correction, Predicate<PanelLabel> which) {
        List<PanelLabel> labels = new ArrayList<>(panel.labels());
        boolean changed = false;
        for (int i = 0; i < labels.size(); i++) {
            PanelLabel label = labels.get(i);
            Optional<PanelLabel.Verdict> verdict =
                    which.test(label) ? verdict(panel.with(labels), label) : Optional.empty();
            if (verdict.isPresent() && !stands(label, verdict.get())) {
                PanelLabel.Verdict given = correction == null || !label.isJudged()
                        ? verdict.get()
                        : verdict.get().because(correction);
                labels.set(i, taught(panel, label, given));
                changed = true;
            }
        }
        return changed ? panel.with(labels) : panel;
    }

    /** A label that cannot be compared with what is known is hers to be paid; where nothing is known, that is a person's to see. */
    private Optional<PanelLabel.Verdict> verdict(Panel panel, PanelLabel label) {
        try {
            return acceptance.verdict(panel, label);
        } catch (RuntimeException e) {
            if (panel.state() instanceof Resolved resolved && !resolved.by().isKnown()) {
                throw e;
            }
            return Optional.of(acceptance.uncompared());
        }
    }

    /** What is known of the worker, with what this judgement has found so far. */
    private Skill record(String worker) {
        return records.getOrDefault(worker, Skill.UNKNOWN);
    }

    private static boolean stands(PanelLabel label, PanelLabel.Verdict fresh) {
        return label.verdict().filter(given -> given.repeats(fresh)).isPresent();
    }

    /** What was learnt before of the label is taken back where more is known now. */
    private PanelLabel taught(Panel panel, PanelLabel label, PanelLabel.Verdict verdict) {
        PanelLabel judged = label.with(verdict);
        if (!label.counted()) {
            return judged;
        }
        boolean isHers = verdict.cause() == null || verdict.cause() == Cause.WORKER_ERROR;
        Optional<Lesson> lesson = isHers && verdict.agrees() != null ? lesson(panel, label) : Optional.empty();
        if (isHers && lesson.isEmpty()) {
            return judged;
        }
        for (Lesson before : inForce(label.lessons())) {
            judged = judged.with(before.undone(judgement));
        }
        lesson.ifPresent(l -> records.merge(label.worker(), Skill.UNKNOWN.learn(l), (known, _) -> known.learn(l)));
        return lesson.isPresent() ? judged.with(lesson.get()) : judged;
    }

    private static List<Lesson> inForce(List<Lesson> lessons) {
        return lessons.isEmpty() || lessons.getLast().evidence().stream().anyMatch(e -> e.weight() < 0)
                ? List.of()
                : List.of(lessons.getLast());
    }

    /** Only what is the worker's own doing teaches anything of her. */
    private Optional<Lesson> lesson(Panel panel, PanelLabel label) {
        if (!(panel.state() instanceof Resolved resolved)) {
            return Optional.empty();
        }
        if (resolved.by().isKnown()) {
            return Optional.of(lesson(label, true, judge.evidence(brief.task(panel.unit()), label, resolved.label())));
        }
        return resolved.by() == By.CONSENSUS && label.lessons().isEmpty()
                ? Optional.of(fromPeers(panel, label)).filter(l -> !l.evidence().isEmpty())
                : Optional.empty();
    }

    private Lesson fromPeers(Panel panel, PanelLabel label) {
        List<PanelLabel> others = panel.counted().stream()
                .filter(other -> other.attempt() != label.attempt())
                .toList();
        return lesson(
                label,
                false,
                others.isEmpty() ? List.of() : judge.evidence(brief.task(panel.unit()), label, others, skills));
    }

    private Lesson lesson(PanelLabel label, boolean gold, List<Evidence> evidence) {
        return new Lesson(judgement, gold, evidence, record(label.worker()));
    }
}
