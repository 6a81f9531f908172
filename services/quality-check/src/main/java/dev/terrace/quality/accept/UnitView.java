package dev.terrace.quality.accept;

import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.PanelLabel;
import dev.terrace.quality.Proposal;
import dev.terrace.quality.Skills;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.WorkType;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A unit as it was judged, with all that the judgement rests on. */
@Schema(description = "A unit, its panel, what the panel says and what was judged", example = """
                {"unit": "d-7k2m.0.17", "project": "p-k3v9q0x2m1", "version": 1, "workType": "classes",
                 "wanted": 2, "maxOverlap": 2,
                 "proposal": {"answers": [{"class": "cat"}, {"class": "dog"}], "tied": true, "confidence": 0.5},
                 "labels": [
                   {"attempt": 1, "site": "s-hill", "worker": "w-1", "submission": "s-a", "label": {"class": "cat"},
                    "counted": true, "accuracy": 0.8, "agrees": 0.5},
                   {"attempt": 2, "site": "s-lake", "worker": "w-2", "submission": "s-b", "label": {"class": "dog"},
                    "counted": true, "accuracy": 0.8, "agrees": 0.5}],
                 "judgements": ["d-7k2m.0/1"]}""")
record UnitView(
        @Schema(examples = "d-7k2m.0.17") String unit,
        String project,
        int version,
        WorkType workType,

        @Schema(description = "Where the unit stands; under-review and resolved carry what led there")
        Panel.State state,

        @Schema(description = "Labels the unit wants in all")
        int wanted,

        @Schema(description = "Labels it may get at most") int maxOverlap,

        @Schema(description = "What the labels that count say now; absent without any") @Nullable
        ProposalView proposal,

        List<LabelView> labels,

        @Schema(description = "The judgements that changed it, in order; see GET /v1/judgements/{lot}/{n}")
        List<String> judgements) {

    /** What the panel says. */
    @Schema(description = "What the panel says, by what is known of its workers now")
    record ProposalView(
            @Schema(description = "The best answer; several at a tie")
            List<Label> answers,

            @Schema(description = "Whether several answers are equally good, so that a person must choose")
            boolean tied,

            @Schema(description = "In the best answer, in [0, 1]", examples = "0.83")
            double confidence) {

        static ProposalView of(Proposal proposal) {
            return new ProposalView(proposal.answers(), proposal.resolution().isEmpty(), proposal.confidence());
        }
    }

    /** One label of the panel. */
    @Schema(description = "A label, what its worker's word weighs, and the verdict")
    record LabelView(
            int attempt,
            String site,
            String worker,
            String submission,
            Label label,
            boolean counted,

            @Schema(description = "The worker's expected share of right labels in the project")
            double accuracy,

            @Schema(
                    description =
                            "How far the label seems right by what is known now, in [0, 1]; absent if it does not count")
            @Nullable
            Double agrees,

            @Schema(description = "Absent until it is judged")
            PanelLabel.@Nullable Verdict verdict) {}

    static UnitView of(Lot lot, Panel panel, Skills skills) {
        List<PanelLabel> counted = panel.counted();
        Proposal proposal = lot.consensus().propose(counted, skills);
        List<LabelView> labels = panel.labels().stream()
                .map(l -> new LabelView(
                        l.attempt(),
                        lot.submission(l).site(),
                        l.worker(),
                        lot.submission(l).id(),
                        l.label(),
                        l.counted(),
                        skills.of(l.worker()).accuracy(),
                        l.counted() ? proposal.agrees().get(counted.indexOf(l)) : null,
                        l.verdict()))
                .toList();
        return new UnitView(
                LotId.parse(lot.id()).unit(panel.unit()).toString(),
                lot.terms().project(),
                lot.terms().version(),
                lot.terms().workType(),
                panel.state(),
                panel.wanted(),
                panel.maxOverlap(),
                counted.isEmpty() ? null : ProposalView.of(proposal),
                labels,
                judgements(lot, panel));
    }

    private static List<String> judgements(Lot lot, Panel panel) {
        return IntStream.rangeClosed(1, lot.judgedAt().size())
                .filter(n -> changed(panel, n))
                .mapToObj(n -> lot.id() + "/" + n)
                .toList();
    }

    private static boolean changed(Panel panel, int n) {
        return panel.asks().stream().anyMatch(ask -> ask.judgement() == n)
                || panel.labels().stream()
                        .map(PanelLabel::estimate)
                        .filter(Objects::nonNull)
                        .anyMatch(estimate -> estimate.judgement() == n)
                || panel.labels().stream()
                        .map(PanelLabel::verdict)
                        .filter(Objects::nonNull)
                        .anyMatch(verdict -> verdict.judgement() == n);
    }
}
