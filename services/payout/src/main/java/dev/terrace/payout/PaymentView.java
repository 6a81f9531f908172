package dev.terrace.payout;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A payment as it is answered. */
@Schema(description = "What one pay run pays one payee")
public record PaymentView(
        @Schema(examples = "CNY-000001.worker:w-17") String payment,
        @Schema(examples = "CNY-000001") String run,

        @Schema(examples = "worker:w-17", implementation = String.class)
        Payee payee,

        @Schema(examples = "s-hill") String site,
        @Schema(examples = "c-north") String county,
        @Schema(examples = "CNY") String currency,

        @Schema(description = "What the run holds for the payee, in micro-units", examples = "1234567")
        long owedMicros,

        @Schema(description = "What is paid, in minor units", examples = "123")
        long amountMinor,

        @Schema(description = "What stays owed, in micro-units", examples = "4567")
        long remainderMicros,

        @Schema(
                enumeration = {"frozen", "withdrawn", "carried", "open", "settled", "returned"},
                examples = "open")
        String state,

        @Nullable @Schema(description = "When the bank answered")
        Instant answeredAt,

        @Nullable @Schema(description = "Why it came back", examples = "account closed")
        String reason) {

    public static PaymentView of(Payment payment) {
        Payment.Answer answer = payment.answer();
        return new PaymentView(
                payment.id(),
                payment.run(),
                payment.payee(),
                payment.site(),
                payment.county(),
                payment.currency(),
                payment.owedMicros(),
                payment.amountMinor(),
                payment.remainderMicros(),
                payment.status(),
                answer == null ? null : answer.at(),
                answer == null ? null : answer.reason());
    }
}
