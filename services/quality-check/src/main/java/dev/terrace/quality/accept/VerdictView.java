package dev.terrace.quality.accept;

import dev.terrace.quality.Appeal;
import dev.terrace.quality.Finding;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Outcome;
import dev.terrace.shared.event.LotJudged.Reason;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.LabelId;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.TermsId;
import dev.terrace.shared.work.UnitId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was judged of a worker's label, as she reads it. */
@Schema(
        description = "What was judged of a label, with the work itself and what is right or wrong in it",
        example = """
                {"label": "d-7k2m.0.17#2", "unit": "d-7k2m.0.17", "terms": "p-k3v9q0x2m1/1", "worker": "w-17",
                 "at": "2026-03-01T09:00:00Z",
                 "content": {"type": "image", "media": "https://media.example/17.jpg"}, "part": {"type": "whole"},
                 "answer": {"class": "cat"}, "counted": true, "outcome": "rejected", "cause": "worker-error", "share": 0,
                 "why": "3 labels of others say otherwise",
                 "findings": [{"code": "wrong-class", "path": "class", "wrong": true, "words": "you wrote cat, it is dog"}],
                 "inForce": true, "resolution": {"class": "dog"}}""")
record VerdictView(
        @Schema(examples = "d-7k2m.0.17#2") LabelId label,
        @Schema(examples = "d-7k2m.0.17") UnitId unit,

        @Schema(
                description = "Whose guideline and schema it was judged by, <project>/<version>",
                examples = "p-k3v9q0x2m1/1")
        TermsId terms,

        String worker,
        @Schema(description = "When it was judged") Instant at,
        Content content,
        Part part,

        @Schema(implementation = Object.class, description = "Her label")
        JsonText answer,

        @Schema(description = "Whether it came in time to be used")
        boolean counted,

        Outcome outcome,

        @Nullable @Schema(description = "Why it was not accepted whole")
        Cause cause,

        @Schema(description = "Part of the label that is paid, in [0, 1]")
        double share,

        @Schema(description = "What the verdict rests on, in words")
        String why,

        List<Finding> findings,

        @Nullable @Schema(description = "Why this verdict took the place of an earlier one; absent for a first verdict")
        Reason corrected,

        @Schema(description = "Whether no later verdict took its place")
        boolean inForce,

        @Nullable
        @Schema(implementation = Object.class, description = "What the client got; absent where there is none yet")
        JsonText resolution,

        @Nullable @Schema(description = "What was said against it; absent where nothing was")
        AppealState appeal) {

    /** What a worker said against a verdict, and what became of it. */
    @Schema(name = "AppealState", description = "What was said against a verdict, and the answer once there is one")
    record AppealState(
            String words,
            Instant at,

            @Schema(description = "When it is granted unless somebody answers")
            Instant dueBy,

            @Nullable @Schema(description = "Whether it was granted; absent while it waits")
            Boolean granted,

            @Nullable @Schema(description = "The answer in words")
            String answer) {

        static @Nullable AppealState of(@Nullable Appeal appeal, int judgement) {
            if (appeal == null || appeal.judgement() != judgement) {
                return null;
            }
            Appeal.Answer answer = appeal.answer();
            return new AppealState(
                    appeal.words(),
                    appeal.at(),
                    appeal.dueBy(),
                    answer == null ? null : answer.granted(),
                    answer == null ? null : answer.words());
        }
    }

    /** A part of them. */
    @Schema(name = "VerdictPage", description = "A part of a worker's verdicts, newest first")
    record Page(
            List<VerdictView> items,

            @Nullable @Schema(description = "Send it as cursor to get the following part; absent at the end")
            String next) {}
}
