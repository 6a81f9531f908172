package dev.terrace.payout.pay;

import dev.terrace.shared.event.PaymentSettled.Outcome;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the bank did with one payment: a row of the body. */
@Schema(description = "A row of the body: what the bank did with one payment")
record BankAnswer(
        @Schema(required = true, examples = "CNY-000001.worker:w-17")
        String payment,

        @Schema(required = true, examples = "settled") Outcome outcome,

        @Nullable
        @Schema(description = "Why it came back; a return has one", maxLength = 500, examples = "account closed")
        String reason) {}
