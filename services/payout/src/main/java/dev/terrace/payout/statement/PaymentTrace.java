package dev.terrace.payout.statement;

import dev.terrace.payout.Line.Corrected;
import dev.terrace.payout.Line.Said;
import dev.terrace.payout.PaymentView;
import dev.terrace.payout.RunView;
import dev.terrace.payout.Work;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a payment was made. */
@Schema(
        description = "Why a payment was made: its run and who approved it, and all that it pays for. "
                + "Over all parts the sources come to the payment's owedMicros.")
record PaymentTrace(
        PaymentView payment,
        RunView run,

        @Nullable @Schema(description = "The entry that made it payable", examples = "approve:CNY-000001/000000")
        String approvalEntry,

        @Schema(description = "The entries of the bank's answers", examples = "[\"settle:CNY-000001.worker:w-17\"]")
        List<String> answerEntries,

        List<Source> sources,

        @Nullable @Schema(description = "Send it as cursor to get the following sources; absent at the end")
        String next) {

    /** Something that a payment pays for. */
    @Schema(description = "Something that it pays for")
    record Source(
            @Schema(
                    description =
                            "accrue: work; approve: less than a minor unit, carried on; return: a payment that came back",
                    examples = "accrue:d-1.4/0")
            String entry,

            @Schema(description = "The payee's part") long micros,

            @Nullable @Schema(description = "The step of judging that accepted the work", examples = "d-1.4/0")
            String judgement,

            @Nullable @Schema(description = "For whom it was, and the price that was pinned")
            Work work,

            @Schema(description = "The payee's labels") List<Labelled> lines) {}

    /** A label that a payment pays for. */
    @Schema(description = "A label that it pays for")
    record Labelled(
            @Schema(examples = "d-1.4.17#2") String label,
            @Schema(examples = "d-1.4.17") String unit,
            @Schema(examples = "d-1") String dataset,
            @Schema(examples = "s-hill/key-1") String submission,
            Said verdict,
            @Nullable Corrected corrects,

            @Schema(description = "The payee's part of what it books")
            long micros) {}
}
