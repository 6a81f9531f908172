package dev.terrace.payout;

import dev.terrace.shared.event.PaymentSettled.Outcome;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A payment as it is answered. */
@Schema(description = "What one pay run pays one payee")
public record PaymentView(
        @Schema(examples = "CNY-000001.worker:w-17") String payment,
        @Schema(examples = "CNY-000001") String run,

        @Schema(examples = "worker:w-17", implementation = String.class)
        Payee payee,

        Place place,
        @Schema(examples = "CNY") String currency,

        @Schema(description = "What the run holds for the payee, in micro-units", examples = "1234567")
        long owedMicros,

        @Schema(description = "What is paid, in minor units", examples = "123")
        long amountMinor,

        @Schema(
                description = "What is carried on, in micro-units: less than a minor unit, or what the payee owes back",
                examples = "4567")
        long remainderMicros,

        @Schema(
                description = "The bank's last answer once there is one",
                enumeration = {"frozen", "withdrawn", "carried", "open", "settled", "returned"},
                examples = "open")
        String state,

        @Nullable @Schema(description = "Since when it waits for the bank")
        Instant openSince,

        @Schema(description = "What the bank said, in its order: settled, returned, or both")
        List<Answered> answers,

        @Nullable @Schema(description = "A return by hand that waits for a second person")
        Proposed proposedReturn) {

    /** An answer of the bank. */
    @Schema(description = "An answer of the bank, and how it is known")
    public record Answered(
            @Schema(examples = "settled") Outcome outcome,

            @Nullable @Schema(description = "Why it came back", examples = "account closed")
            String reason,

            @Schema(description = "The bank's own name for it", examples = "2026013100017")
            String reference,

            @Schema(description = "Who brought it, or said so", examples = "maker-1")
            String by,

            Instant at,

            @Nullable @Schema(description = "SHA-256 of the bank's file; absent for a return by hand")
            String file,

            @Nullable @Schema(description = "The row of the file", examples = "17")
            Integer row,

            @Nullable @Schema(description = "Who confirmed a return by hand", examples = "checker-1")
            String confirmedBy) {

        static Answered of(Answer answer) {
            return switch (answer.proof()) {
                case Answer.BankFile file ->
                    new Answered(
                            answer.outcome(),
                            answer.reason(),
                            answer.reference(),
                            file.by(),
                            answer.at(),
                            file.sha256(),
                            file.row(),
                            null);
                case Answer.TwoPeople people ->
                    new Answered(
                            answer.outcome(),
                            answer.reason(),
                            answer.reference(),
                            people.maker(),
                            answer.at(),
                            null,
                            null,
                            people.checker());
            };
        }
    }

    /** A return by hand that waits for a second person. */
    @Schema(description = "A return by hand that waits for a second person")
    public record Proposed(
            @Schema(examples = "account closed") String reason,
            @Schema(examples = "2026013100017") String reference,
            @Schema(examples = "maker-1") String by,
            Instant at) {}

    public static PaymentView of(Payment payment) {
        Payment.Proposal proposal = payment.proposal();
        return new PaymentView(
                payment.id(),
                payment.run(),
                payment.payee(),
                payment.place(),
                payment.currency(),
                payment.owedMicros(),
                payment.amountMinor(),
                payment.remainderMicros(),
                payment.status(),
                payment.state() instanceof Payment.State.Open(Instant since) ? since : null,
                payment.answers().stream().map(Answered::of).toList(),
                proposal == null
                        ? null
                        : new Proposed(proposal.reason(), proposal.reference(), proposal.by(), proposal.at()));
    }
}
