package dev.terrace.payout.pay;

import dev.terrace.payout.Limits;
import dev.terrace.shared.event.PaymentSettled.Outcome;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the bank did with one payment: a row of its file. */
@Schema(description = "A row of the file: what the bank did with one payment")
record BankAnswer(
        @Schema(required = true, examples = "CNY-000001.worker:w-17")
        String payment,

        @Schema(required = true, examples = "settled") Outcome outcome,

        @Schema(
                required = true,
                description = "What the bank moved, in minor units: that of the payment",
                examples = "680")
        Long amountMinor,

        @Schema(
                required = true,
                description = "The bank's own name for it",
                maxLength = Limits.MAX_NAME_CHARS,
                examples = "2026013100017")
        String reference,

        @Nullable
        @Schema(
                description = "Why it came back; a return has one",
                maxLength = Limits.MAX_REASON_CHARS,
                examples = "account closed")
        String reason) {}
