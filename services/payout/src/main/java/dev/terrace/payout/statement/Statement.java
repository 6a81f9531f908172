package dev.terrace.payout.statement;

import dev.terrace.payout.Line.Corrected;
import dev.terrace.payout.Line.Said;
import dev.terrace.payout.Payee;
import dev.terrace.payout.PaymentView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one payee earned, is owed and was paid. */
@Schema(
        description =
                "What one payee earned, is owed and was paid. earned = open + claimed + payable + paid, to the micro-unit")
record Statement(
        @Schema(examples = "worker:w-17", implementation = String.class)
        Payee payee,

        @Schema(examples = "CNY") String currency,
        Standing standing,

        @Schema(description = "Newest first, at most as many as a page")
        List<PaymentView> payments,

        @Schema(description = "What was earned from from to to, by project and day (UTC)")
        List<Sum> sums,

        @Schema(description = "What was earned from from to to, one item for each judgement, oldest first")
        List<Earned> items,

        @Nullable @Schema(description = "Send it as cursor to get the following items; absent at the end")
        String next) {

    /** Where all that was ever earned is now. */
    @Schema(description = "Where all that was ever earned is now, in micro-units")
    record Standing(
            long earnedMicros,

            @Schema(description = "Owed, and in no pay run") long openMicros,

            @Schema(description = "In a pay run that waits for its checker")
            long claimedMicros,

            @Schema(description = "Approved, waits for the bank")
            long payableMicros,

            @Schema(description = "Settled by the bank") long paidMicros) {}

    /** What was earned with a project on a day. */
    @Schema(description = "What was earned with a project on a day (UTC)")
    record Sum(
            @Schema(examples = "p-abcdefghij") String project,
            @Schema(examples = "2026-01-31") String day,
            long labels,
            long micros) {}

    /** What was earned by one judgement. */
    @Schema(description = "What was earned by one judgement")
    record Earned(
            @Schema(examples = "accrue:d-1.4/0") String entry,
            Instant at,
            @Schema(examples = "p-abcdefghij") @Nullable String project,
            long micros,

            @Nullable @Schema(description = "The run that pays it; absent while it is open", examples = "CNY-000001")
            String run,

            List<Piece> lines) {}

    /** What was earned by one label. */
    @Schema(description = "What was earned by one label")
    record Piece(
            @Schema(examples = "d-1.4.17#2") String label,

            Said verdict,

            @Schema(description = "What it books for the payee; less than nothing if it takes back")
            long micros,

            @Nullable @Schema(description = "The verdict that it corrects; absent for a first one")
            Corrected corrects) {}
}
