package dev.terrace.quality.accept;

import dev.terrace.quality.Brief;
import dev.terrace.quality.Calibration;
import dev.terrace.quality.Finding;
import dev.terrace.quality.Judge;
import dev.terrace.quality.Judge.Proposed;
import dev.terrace.quality.Knowledge;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.PanelLabel;
import dev.terrace.quality.Skills;
import dev.terrace.quality.accept.UnitView.LabelView;
import dev.terrace.quality.accept.UnitView.ProposalView;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Shows units of a lot by what is known now; what was judged, by the weights it was judged by. */
final class UnitViews {
    private final Lot lot;
    private final Brief brief;
    private final Judge<?> judge;
    private final Knowledge known;
    private final UnaryOperator<Content> shown;

    /** @param shown makes of a content what people can look at */
    UnitViews(Lot lot, Brief brief, Knowledge known, UnaryOperator<Content> shown) {
        this.lot = lot;
        this.brief = brief;
        this.judge = brief.judge();
        this.known = known;
        this.shown = shown;
    }

    UnitView of(Panel panel) {
        Terms terms = brief.terms();
        Task task = brief.task(panel.unit());
        Optional<Proposed> proposed = propose(task, panel.counted(), known.skills());
        return new UnitView(
                LotId.parse(lot.id()).unit(panel.unit()).toString(),
                terms.project(),
                terms.version(),
                terms.work().type(),
                new UnitView.TaskView(
                        shown.apply(task.content()),
                        task.part(),
                        terms.guideline(),
                        terms.work().json()),
                panel.state(),
                new UnitView.OverlapView(
                        panel.overlap().wanted(),
                        panel.overlap().most(),
                        panel.overlap().stuck()),
                proposed.map(p -> view(p, panel)).orElse(null),
                labels(panel, task, proposed),
                panel.history().corrections(),
                panel.judgements()
                        .distinct()
                        .sorted()
                        .mapToObj(n -> lot.id() + "/" + n)
                        .toList(),
                panel.state() instanceof Panel.UnderReview
                        ? Shown.hash(
                                panel.labels(), proposed.map(Proposed::answers).orElse(List.of()))
                        : null);
    }

    private ProposalView view(Proposed proposed, Panel panel) {
        Calibration.Support support =
                judge.support(brief.task(panel.unit()), panel.counted(), proposed, known.skills());
        return new ProposalView(
                proposed.answers(),
                proposed.isTied(),
                known.calibration().told(support, brief.terms().quality().minOverlap()),
                proposed.confidence(),
                proposed.objects());
    }

    /** What the labels come to; nothing where there are none, or where they cannot be compared. */
    Optional<Proposed> propose(Task task, List<PanelLabel> labels, Skills skills) {
        try {
            return labels.isEmpty() ? Optional.empty() : Optional.of(judge.propose(task, labels, skills));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    private List<LabelView> labels(Panel panel, Task task, Optional<Proposed> proposed) {
        @Nullable
        JsonText right = panel.state() instanceof Panel.Resolved resolved
                ? resolved.label()
                : proposed.filter(p -> !p.isTied())
                        .map(p -> p.answers().getFirst())
                        .orElse(null);
        Skills skills = weights(panel);
        List<PanelLabel> before = new ArrayList<>();
        List<LabelView> views = new ArrayList<>();
        for (PanelLabel label : panel.labels()) {
            if (label.counted()) {
                before.add(label);
            }
            views.add(new LabelView(
                    label.attempt(),
                    lot.submission(label).site(),
                    label.worker(),
                    lot.submission(label).id(),
                    label.label(),
                    label.counted(),
                    skills.of(label.worker()).accuracy(),
                    label.counted()
                            ? propose(task, before, skills)
                                    .map(Proposed::confidence)
                                    .orElse(null)
                            : null,
                    findings(task, label, right),
                    label.verdicts()));
        }
        return views;
    }

    /** The skills by which it was settled; those of now until it is. */
    private Skills weights(Panel panel) {
        return switch (panel.state()) {
            case Panel.Resolved resolved ->
                new Skills(lot.steps().get(resolved.judgement() - 1).weights());
            case Panel.Open _, Panel.UnderReview _, Panel.Withdrawn _ -> known.skills();
        };
    }

    private List<Finding> findings(Task task, PanelLabel label, @Nullable JsonText right) {
        if (right == null) {
            return List.of();
        }
        try {
            return judge.compare(task, label.label(), right).findings().list();
        } catch (RuntimeException _) {
            return List.of();
        }
    }
}
