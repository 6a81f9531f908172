package dev.terrace.quality.accept;

import dev.terrace.quality.Appeal;
import dev.terrace.quality.Finding;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.PanelLabel;
import dev.terrace.quality.PanelLabel.Verdict;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Outcome;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.LabelId;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.UnitId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An appeal that waits for an answer, as a reviewer sees it. */
@Schema(name = "Appeal", description = "A worker's word against a verdict", example = """
        {"label": "d-7k2m.0.17#2", "unit": "d-7k2m.0.17", "attempt": 2, "project": "p-k3v9q0x2m1",
         "worker": "w-17", "words": "the dog is behind the fence", "at": "2026-03-02T09:00:00Z",
         "dueBy": "2026-03-11T09:00:00Z", "answer": {"class": "dog"}, "outcome": "rejected", "cause": "worker-error",
         "why": "3 labels of others say otherwise", "findings": [], "resolution": {"class": "cat"}}""")
record AppealView(
        @Schema(examples = "d-7k2m.0.17#2") LabelId label,
        @Schema(examples = "d-7k2m.0.17") UnitId unit,
        int attempt,
        String project,
        String worker,
        String words,
        Instant at,

        @Schema(description = "When it is granted unless somebody answers")
        Instant dueBy,

        @Schema(implementation = Object.class, description = "Her label")
        JsonText answer,

        Outcome outcome,
        @Nullable Cause cause,
        String why,
        List<Finding> findings,

        @Nullable
        @Schema(implementation = Object.class, description = "What the client got; absent where there is none")
        JsonText resolution) {

    static AppealView of(Lot lot, Panel panel, PanelLabel label, Appeal appeal) {
        UnitId unit = LotId.parse(lot.id()).unit(panel.unit());
        Verdict verdict = label.verdict().orElseThrow();
        return new AppealView(
                unit.label(label.attempt()),
                unit,
                label.attempt(),
                lot.project(),
                label.worker(),
                appeal.words(),
                appeal.at(),
                appeal.dueBy(),
                label.label(),
                verdict.outcome(),
                verdict.cause(),
                verdict.why(),
                verdict.findings(),
                panel.state() instanceof Panel.Resolved resolved ? resolved.label() : null);
    }

    /** A part of them. */
    @Schema(name = "AppealPage", description = "Appeals that wait, the oldest first")
    record Page(
            List<AppealView> items,

            @Nullable @Schema(description = "Send it as cursor to get the following part; absent at the end")
            String next) {}
}
