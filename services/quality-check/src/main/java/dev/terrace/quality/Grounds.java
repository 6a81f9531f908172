package dev.terrace.quality;

import dev.terrace.quality.Judge.Comparison;
import dev.terrace.quality.Judge.Proposed;
import dev.terrace.quality.Panel.Resolved;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * On what evidence the pay of a label may be cut: on a reviewer's word, on gold, or on several independent labels that say the same
 * without her. Independent are labels of other workers, of more sites than one where the panel has several, of which copies
 * count once. Each must find the label wrong and none of the others right, and what they come to without her must be certain.
 *
 * <p>Even so one of thirty who stands alone against ten is right (measured on four public sets): so a label is rejected whole only
 * if her record says, too, that she is often wrong. Of a label that is right for the most part, the part that is wrong is not
 * paid if her record is worse than what a newcomer is taken for: of the boxes that five people found wrong in others' labels, one
 * in ten was right.
 */
final class Grounds {
    private static final double CERTAIN = 0.95;
    private static final double CERTAIN_TO_REJECT = 0.9995;
    private static final double OFTEN_WRONG = 0.65;
    private static final double BELOW_NEWCOMERS = 0.75;
    private static final int SEVERAL = 3;
    private static final int SEVERAL_FOR_LATE = 2;

    private final Lot lot;
    private final Brief brief;
    private final Judge<?> judge;
    private final Skills skills;
    private final Function<String, Skill> records;

    /** @param records what is known of a worker by now */
    Grounds(Lot lot, Brief brief, Skills skills, Function<String, Skill> records) {
        this.records = records;
        this.lot = lot;
        this.brief = brief;
        this.judge = brief.judge();
        this.skills = skills;
    }

    /** Why pay is cut. @param share that is paid all the same */
    record Cut(double share, String why) {}

    /** Whether, and down to what, what was found wrong in the label cuts its pay. */
    Optional<Cut> cut(Panel panel, Resolved resolved, PanelLabel label, Comparison found) {
        if (resolved.by() == By.REVIEW) {
            return Optional.of(new Cut(found.findings().share(), "a reviewer found it"));
        }
        if (resolved.by() == By.GOLD) {
            return Optional.of(
                    new Cut(found.findings().share(), "it differs from the answer that is known to be right"));
        }
        if (resolved.by() == By.DEADLINE) {
            return Optional.empty();
        }
        return label.counted() ? byPeers(panel, resolved, label, found) : late(panel, resolved, label, found);
    }

    private Optional<Cut> byPeers(Panel panel, Resolved resolved, PanelLabel label, Comparison found) {
        double record = records.apply(label.worker()).accuracy();
        if (resolved.basis().votes() < CERTAIN || record >= (found.agrees() ? BELOW_NEWCOMERS : OFTEN_WRONG)) {
            return Optional.empty();
        }
        Task task = brief.task(panel.unit());
        List<PanelLabel> others = others(panel, label);
        List<PanelLabel> against = independent(task, others, resolved.label());
        if (against.size() < SEVERAL || !areOfSeveralSites(panel, against)) {
            return Optional.empty();
        }
        Proposed theirs = judge.propose(task, others, skills);
        if (theirs.isTied()
                || theirs.confidence() < (found.agrees() ? CERTAIN : CERTAIN_TO_REJECT)
                || standsWith(task, label, others)) {
            return Optional.empty();
        }
        double share = share(task, label, theirs.answers().getFirst());
        double right = Math.max(share, found.findings().share());
        return right < 1 ? Optional.of(new Cut(right, said(against.size()))) : Optional.empty();
    }

    /** Whether one of the others finds nothing wrong with the label. */
    private boolean standsWith(Task task, PanelLabel label, List<PanelLabel> others) {
        return others.stream().anyMatch(other -> share(task, label, other.label()) >= 1);
    }

    private double share(Task task, PanelLabel label, JsonText right) {
        return judge.compare(task, label.label(), right).findings().share();
    }

    /** Late work is paid if it stands: it need not be proven wrong, only be contradicted by more than one. */
    private Optional<Cut> late(Panel panel, Resolved resolved, PanelLabel label, Comparison found) {
        List<PanelLabel> against = independent(brief.task(panel.unit()), others(panel, label), resolved.label());
        return against.size() < SEVERAL_FOR_LATE || found.agrees()
                ? Optional.empty()
                : Optional.of(new Cut(0, "it came too late, and " + said(against.size())));
    }

    private static String said(int labels) {
        return "%d labels of others say otherwise".formatted(labels);
    }

    /** Whether at least as many of the panel agree with the label as with the resolution. */
    boolean stoodWithPeers(Panel panel, Resolved resolved, PanelLabel label) {
        Task task = brief.task(panel.unit());
        List<PanelLabel> others = others(panel, label);
        int with = independent(task, others, label.label()).size();
        return with > 0
                && with + 1 >= independent(task, others, resolved.label()).size();
    }

    /** Whether another late label of her site is paid for the unit. */
    boolean hasPaidLate(Panel panel, PanelLabel label) {
        String site = lot.submission(label).site();
        return panel.labels().stream()
                .filter(other -> !other.counted() && other.attempt() != label.attempt())
                .filter(other -> lot.submission(other).site().equals(site))
                .anyMatch(other -> other.verdict().filter(v -> v.share() > 0).isPresent());
    }

    private static List<PanelLabel> others(Panel panel, PanelLabel label) {
        return panel.counted().stream()
                .filter(other ->
                        other.attempt() != label.attempt() && !other.worker().equals(label.worker()))
                .toList();
    }

    /** Those of the labels that agree with the answer, a worker's and a copy's only once. */
    private List<PanelLabel> independent(Task task, List<PanelLabel> labels, JsonText answer) {
        List<PanelLabel> agreeing = new ArrayList<>();
        Set<String> workers = new HashSet<>();
        for (PanelLabel label : labels) {
            if (judge.agree(task, label.label(), answer)
                    && agreeing.stream().noneMatch(one -> judge.areCopies(task, one.label(), label.label()))
                    && workers.add(label.worker())) {
                agreeing.add(label);
            }
        }
        return agreeing;
    }

    private boolean areOfSeveralSites(Panel panel, List<PanelLabel> labels) {
        return sites(panel.counted()) < 2 || sites(labels) > 1;
    }

    private long sites(List<PanelLabel> labels) {
        return labels.stream()
                .map(label -> lot.submission(label).site())
                .distinct()
                .count();
    }
}
