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
        Balance balance,

        @Schema(description = "Whether pay runs leave the payee out until somebody releases it", examples = "false")
        boolean held,

        @Schema(description = "Newest first, at most as many as a page")
        List<PaymentView> payments,

        @Schema(description = "What was earned by day and project, on the days that from and to touch, whole days")
        List<Sum> sums,

        @Schema(description = "What was earned from from to to, one item for each judgement, oldest first")
        List<Earned> items,

        @Nullable @Schema(description = "Send it as cursor to get the following items; absent at the end")
        String next,

        @Schema(description = "The zone of the payroll: days are those there", examples = "Asia/Shanghai")
        String zone) {

    /** Where all that was ever earned is now. */
    @Schema(description = "Where all that was ever earned is now, in micro-units")
    record Balance(
            long earnedMicros,

            @Schema(description = "Owed, and in no pay run; less than nothing if more was taken back than earned since")
            long openMicros,

            @Schema(description = "In pay runs that wait for their checkers")
            long claimedMicros,

            @Schema(description = "Approved, waits for the bank")
            long payableMicros,

            @Schema(description = "Settled by the bank, and not come back")
            long paidMicros) {}

    /** What was earned with a project on a day. */
    @Schema(description = "What was earned with a project on a day")
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

            List<StatementLine> lines) {}

    /** What was earned by one label. */
    @Schema(description = "What was earned by one label")
    record StatementLine(
            @Schema(examples = "d-1.4.17#2") String label,
            Said verdict,

            @Schema(description = "What it books for the payee; less than nothing if it takes back")
            long micros,

            @Nullable @Schema(description = "The verdict that it corrects; absent for a first one")
            Corrected corrects) {}
}
