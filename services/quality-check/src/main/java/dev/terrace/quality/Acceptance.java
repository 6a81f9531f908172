package dev.terrace.quality;

import dev.terrace.quality.Panel.Resolved;
import dev.terrace.quality.Panel.Withdrawn;
import dev.terrace.quality.PanelLabel.Verdict;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.work.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The one rule by which a label is accepted or rejected. Doubt favours the worker:
 *
 * <ol>
 *   <li>Late work that is not used is accepted as soon as it is known.
 *   <li>A cause that the reviewer gave for this very label stands.
 *   <li>Labels of a withdrawn unit are rejected with the cause of the withdrawal, which cuts nobody's pay.
 *   <li>A label that agrees with the resolution (similarity of one half or more) is accepted.
 *   <li>One that does not is still accepted where the resolution is not certain: by consensus, below .95.
 *   <li>Where at least as many of the panel agree with the label as with the resolution, the cause is an unclear guideline:
 *       she stood with her peers, whatever a reviewer or the weight of the skilled found.
 *   <li>Only what is left, a label outvoted by its panel and contradicted by a certain resolution, is a worker's error.
 * </ol>
 */
public final class Acceptance {
    private static final double CERTAIN = 0.95;
    private static final double AGREE = 0.5;

    private final Consensus consensus;
    private final int judgement;

    /** @param judgement the number under which the verdicts are given */
    public Acceptance(Consensus consensus, int judgement) {
        this.consensus = consensus;
        this.judgement = judgement;
    }

    /** The panel with a verdict for each label that can have one now; the very same panel if nothing is to be said. */
    public Panel apply(Panel panel) {
        return apply(panel, label -> agreement(panel, label));
    }

    /** As {@link #apply(Panel)}, where the consensus knows better how far each label seems right. */
    public Panel apply(Panel panel, ToDoubleFunction<PanelLabel> agrees) {
        List<PanelLabel> labels = new ArrayList<>(panel.labels().size());
        boolean changed = false;
        for (PanelLabel label : panel.labels()) {
            PanelLabel judged = label.verdict() == null ? judged(panel, label, agrees) : label;
            changed |= judged != label;
            labels.add(judged);
        }
        return changed ? panel.with(labels, panel.state()) : panel;
    }

    private PanelLabel judged(Panel panel, PanelLabel label, ToDoubleFunction<PanelLabel> agrees) {
        if (!label.counted()) {
            return label.with(Verdict.accepted(judgement, null));
        }
        return switch (panel.state()) {
            case Panel.Open open -> label;
            case Panel.UnderReview review -> label;
            case Resolved resolved -> label.with(verdict(panel, resolved, label, agrees.applyAsDouble(label)));
            case Withdrawn withdrawn ->
                label.with(Verdict.rejected(
                        judgement,
                        withdrawn.decision().causes().getOrDefault(label.attempt(), withdrawn.cause()),
                        null));
        };
    }

    private Verdict verdict(Panel panel, Resolved resolved, PanelLabel label, double agrees) {
        Decision decision = resolved.decision();
        Cause given = decision == null ? null : decision.causes().get(label.attempt());
        if (given != null) {
            return Verdict.rejected(judgement, given, agrees);
        }
        boolean certain = resolved.by() == By.REVIEW || resolved.confidence() >= CERTAIN;
        if (!certain || agree(label.label(), resolved.label())) {
            return Verdict.accepted(judgement, agrees);
        }
        boolean outvoted = support(panel, label.label()) < support(panel, resolved.label());
        return Verdict.rejected(judgement, outvoted ? Cause.WORKER_ERROR : Cause.GUIDELINE_UNCLEAR, agrees);
    }

    private double agreement(Panel panel, PanelLabel label) {
        return panel.state() instanceof Resolved resolved ? consensus.similarity(label.label(), resolved.label()) : 0;
    }

    private long support(Panel panel, Label answer) {
        return panel.labels().stream()
                .filter(label -> label.counted() && agree(label.label(), answer))
                .count();
    }

    private boolean agree(Label one, Label other) {
        return consensus.similarity(one, other) >= AGREE;
    }
}
