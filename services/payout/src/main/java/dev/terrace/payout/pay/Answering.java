package dev.terrace.payout.pay;

import dev.terrace.payout.Payment;
import dev.terrace.payout.Payment.Answer;
import dev.terrace.payout.Payment.State;
import dev.terrace.payout.Refusal;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.PaymentSettled;
import dev.terrace.shared.store.Outcome;
import java.time.Instant;
import java.util.List;

/** Takes the bank's answer to a payment: the first one counts, its repeat changes nothing, another one is refused. */
final class Answering {

    private Answering() {}

    static Outcome<Payment, RowAnswer> answer(Payment payment, Row.Read row, String run, String by, Instant now) {
        if (!payment.run().equals(run)) {
            return refused(
                    payment, row, Refusal.NOT_IN_RUN, "It belongs to %s: send it there".formatted(payment.run()));
        }
        return switch (payment.state()) {
            case State.Open _ -> taken(payment, row, by, now);
            case State.Answered answered -> again(payment, answered.answer(), row);
            case State.Booked booked -> again(payment, booked.answer(), row);
            case State.Carried _ ->
                refused(payment, row, Refusal.NOT_PAID, "It is not in the payment file; its amount stays owed");
            case State.Frozen _, State.Withdrawn _ ->
                refused(payment, row, Refusal.RUN_NOT_APPROVED, "Nothing of it was to be paid: check with the bank");
        };
    }

    private static Outcome<Payment, RowAnswer> taken(Payment payment, Row.Read row, String by, Instant now) {
        PaymentSettled.Outcome outcome = row.answer().outcome();
        String reason = row.answer().reason();
        if (outcome == PaymentSettled.Outcome.RETURNED && (reason == null || reason.isBlank())) {
            return refused(payment, row, Refusal.ROW_MALFORMED, "A return needs the bank's reason");
        }
        Answer answer = new Answer(outcome, reason, by, now);
        PaymentSettled settled = new PaymentSettled(
                payment.id(),
                payment.run(),
                payment.payee().toString(),
                payment.currency(),
                payment.amountMinor(),
                outcome,
                reason);
        return new Outcome<>(
                payment.with(new State.Answered(answer)),
                List.of(Event.of(settled, now)),
                RowAnswer.taken(row.number(), payment.id(), outcome.label()));
    }

    private static Outcome<Payment, RowAnswer> again(Payment payment, Answer first, Row.Read row) {
        if (first.outcome() == row.answer().outcome()) {
            return unchanged(payment, RowAnswer.taken(row.number(), payment.id(), "duplicate"));
        }
        return refused(
                payment,
                row,
                Refusal.ANSWER_DIFFERS,
                "It was %s at %s: the books keep the first answer, so have finance look into it"
                        .formatted(first.outcome().label(), first.at()));
    }

    private static Outcome<Payment, RowAnswer> refused(Payment payment, Row.Read row, Refusal refusal, String detail) {
        return unchanged(payment, RowAnswer.refused(row.number(), payment.id(), refusal, detail));
    }

    private static Outcome<Payment, RowAnswer> unchanged(Payment payment, RowAnswer answer) {
        return Outcome.unchanged(payment, answer);
    }
}
