package dev.terrace.payout.pay;

import dev.terrace.payout.Refusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of one row. */
@Schema(description = "What became of one row")
record RowAnswer(
        @Schema(description = "The row's number in the body, from 1", examples = "1")
        int row,

        @Nullable @Schema(examples = "CNY-000001.worker:w-17")
        String payment,

        @Schema(
                description = "duplicate: the same answer was taken before",
                enumeration = {"settled", "returned", "duplicate", "refused"},
                examples = "settled")
        String outcome,

        @Nullable @Schema(description = "Stable code, for refused rows", examples = "answer-differs")
        String reason,

        @Nullable @Schema(description = "What to do about a refused row")
        String detail) {

    static RowAnswer taken(int row, String payment, String outcome) {
        return new RowAnswer(row, payment, outcome, null, null);
    }

    static RowAnswer refused(int row, @Nullable String payment, Refusal refusal, String detail) {
        return new RowAnswer(row, payment, "refused", refusal.code(), detail);
    }
}
