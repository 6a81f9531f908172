package dev.terrace.quality.accept;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.quality.Correction;
import dev.terrace.quality.Finding;
import dev.terrace.quality.Panel;
import dev.terrace.quality.PanelLabel;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.WorkType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A unit as a reviewer sees it: the work itself, what was said of it, and how it was judged. */
@Schema(description = "The work itself, what was said of it, and how it was judged", example = """
                {"unit": "d-7k2m.0.17", "project": "p-k3v9q0x2m1", "version": 1, "workType": "classes",
                 "task": {"content": {"type": "image", "media": "https://media.example/17.jpg"}, "part": {"type": "whole"},
                          "guideline": "Name the animal.", "schema": {"type": "classes", "classes": ["cat", "dog"]}},
                 "state": {"is": "under-review", "judgement": 1, "since": "2026-03-01T09:00:00Z",
                           "dueBy": "2026-03-04T09:00:00Z", "call": {"why": "disagreement"}},
                 "overlap": {"wanted": 2, "most": 2},
                 "proposal": {"answers": [{"class": "cat"}, {"class": "dog"}], "tied": true, "confidence": 0.5, "votes": 0.5,
                              "objects": []},
                 "labels": [
                   {"attempt": 1, "site": "s-hill", "worker": "w-1", "submission": "s-a", "label": {"class": "cat"},
                    "counted": true, "accuracy": 0.8, "confidence": 0.8, "findings": [], "verdicts": []},
                   {"attempt": 2, "site": "s-lake", "worker": "w-2", "submission": "s-b", "label": {"class": "dog"},
                    "counted": true, "accuracy": 0.8, "confidence": 0.5, "findings": [], "verdicts": []}],
                 "corrections": [], "judgements": ["d-7k2m.0/1"],
                 "shown": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}""")
record UnitView(
        @Schema(examples = "d-7k2m.0.17") String unit,
        String project,
        int version,
        WorkType workType,
        TaskView task,

        @Schema(description = "Where the unit stands; under-review and resolved carry what led there")
        Panel.State state,

        @Schema(description = "How many labels it gets") OverlapView overlap,

        @Schema(
                description =
                        "What the labels that count say now; absent without any, or where nothing can be made of them")
        @Nullable
        ProposalView proposal,

        List<LabelView> labels,

        @Schema(description = "What people said against what was judged before")
        List<Correction> corrections,

        @Schema(
                description =
                        "The judgements that changed it, in order; see GET /v1/judgements/{lot}/{n}. A correction names the last")
        List<String> judgements,

        @Schema(description = "Hash of labels and proposal, which a decision repeats; absent unless it is under review")
        @Nullable
        String shown) {

    /** What was asked. */
    @Schema(name = "TaskView", description = "What was asked")
    record TaskView(
            Content content,
            Part part,
            @Nullable String guideline,

            @Schema(implementation = Object.class, description = "The label schema, with its work type")
            ObjectNode schema) {}

    /** How many labels it gets. */
    @Schema(description = "How many labels it gets")
    record OverlapView(
            @Schema(description = "Labels the unit wants in all")
            int wanted,

            @Schema(description = "Labels it may get at most")
            int most,

            @Schema(description = "Why it gets no more than it has; absent if it may")
            LotLabelled.@Nullable Why stuck) {}

    /** What the panel says. */
    @Schema(description = "What the panel says, by what is known of its workers now")
    record ProposalView(
            @Schema(description = "The best answer; several at a tie", implementation = Object[].class)
            List<JsonText> answers,

            @Schema(description = "Whether several answers are equally good, so that a person must choose")
            boolean tied,

            @Schema(description = "In the best answer, in [0, 1], as it is told", examples = "0.83")
            double confidence,

            @Schema(description = "The same as the votes have it, before it is calibrated", examples = "0.84")
            double votes,

            @Schema(description = "The same for each object of the answer")
            List<Double> objects) {}

    /** One label of the panel. */
    @Schema(description = "A label, what its worker's word weighs, and the verdicts, of which the last is in force")
    record LabelView(
            int attempt,
            String site,
            String worker,
            String submission,
            @Schema(implementation = Object.class) JsonText label,
            boolean counted,

            @Schema(description = "The worker's expected share of right labels in the project")
            double accuracy,

            @Schema(description = "Confidence of the votes once this label had come; absent if it does not count")
            @Nullable
            Double confidence,

            @Schema(description = "How it compares with the resolution, or else with the proposal")
            List<Finding> findings,

            List<PanelLabel.Verdict> verdicts) {}
}
