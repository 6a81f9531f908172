package dev.terrace.payout.statement;

import dev.terrace.payout.Line;
import dev.terrace.payout.Payee;
import dev.terrace.payout.Work;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a label's price. */
@Schema(description = "What became of a label's price")
record LabelTrace(
        @Schema(examples = "d-1.4.17#2") String label,
        @Schema(examples = "d-1.4.17") String unit,
        @Schema(examples = "d-1") String dataset,
        @Nullable Work work,

        @Schema(
                description =
                        "All its verdicts, each corrects the one before; the last one that none supersedes is in force")
        List<Judged> verdicts) {

    /** One verdict, and the way of what was booked for it. */
    @Schema(description = "One verdict, and the way of what was booked for it")
    record Judged(
            @Schema(examples = "d-1.4/0") String judgement,
            @Schema(examples = "accrue:d-1.4/0") String entry,
            Instant judgedAt,
            Line line,

            @Schema(description = "The way of the worker's part, then of the site's")
            List<Way> ways) {}

    /** The way of one payee's part. */
    @Schema(description = "The way of one payee's part")
    record Way(
            @Schema(examples = "worker:w-17", implementation = String.class)
            Payee payee,

            long micros,
            List<Step> steps) {}

    /** An open item that the part is in, the run that holds it and the payment that came of it. */
    @Schema(description = "An open item, the run that holds it and the payment that came of it")
    record Step(
            @Schema(description = "The entry that left it owed", examples = "accrue:d-1.4/0")
            String entry,

            @Nullable @Schema(description = "Absent while it is open", examples = "CNY-000001")
            String run,

            @Nullable @Schema(examples = "CNY-000001.worker:w-17")
            String payment,

            @Schema(
                    enumeration = {"open", "claimed", "frozen", "withdrawn", "carried", "payable", "settled", "returned"
                    },
                    examples = "settled")
            String state) {}
}
