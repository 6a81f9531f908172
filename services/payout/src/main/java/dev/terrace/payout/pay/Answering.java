package dev.terrace.payout.pay;

import dev.terrace.payout.Answer;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Payment.State;
import dev.terrace.payout.Refusal;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.PaymentSettled;
import dev.terrace.shared.store.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes the bank's answers to a payment: it settles or comes back, and what has settled may come back later. The same again changes
 * nothing, anything else is refused.
 */
final class Answering {

    private Answering() {}

    /** A row as it lies in a file, for a payment of the run. */
    record Given(Row.Read row, String run, Answer.Proof proof) {}

    static Outcome<Payment, RowAnswer> answer(Payment payment, Given given, Instant now) {
        BankAnswer said = given.row().answer();
        if (!payment.run().equals(given.run())) {
            return refused(
                    payment, given, Refusal.NOT_IN_RUN, "It belongs to %s: send it there".formatted(payment.run()));
        }
        return switch (payment.state()) {
            case State.Carried _ ->
                refused(payment, given, Refusal.NOT_PAID, "It is not in the payment file; its amount stays owed");
            case State.Withdrawn _ ->
                refused(payment, given, Refusal.RUN_NOT_APPROVED, "Nothing of it was to be paid: check with the bank");
            case State.Frozen _ ->
                refused(
                        payment,
                        given,
                        Refusal.RUN_UNFINISHED,
                        "Its run is being made payable: send the same again in some seconds");
            case State.Open _, State.Answered _, State.Booked _ ->
                said.amountMinor() == payment.amountMinor()
                        ? answered(payment, given, now)
                        : refused(
                                payment,
                                given,
                                Refusal.AMOUNT_DIFFERS,
                                "It is %d minor units of %s: compare it with the payment file, and check with the bank"
                                        .formatted(payment.amountMinor(), payment.currency()));
        };
    }

    private static Outcome<Payment, RowAnswer> answered(Payment payment, Given given, Instant now) {
        BankAnswer said = given.row().answer();
        List<Answer> before = payment.answers();
        if (before.stream().anyMatch(answer -> isSame(answer, said))) {
            return Outcome.unchanged(payment, RowAnswer.taken(given.row().number(), payment.id(), "duplicate"));
        }
        boolean settledBefore = !before.isEmpty() && before.getLast().outcome() == PaymentSettled.Outcome.SETTLED;
        if (before.isEmpty() || (settledBefore && said.outcome() == PaymentSettled.Outcome.RETURNED)) {
            Answer answer = new Answer(said.outcome(), said.reason(), said.reference(), given.proof(), now);
            return new Outcome<>(
                    taken(payment, answer),
                    List.of(event(payment, answer, now)),
                    RowAnswer.taken(
                            given.row().number(), payment.id(), said.outcome().label()));
        }
        Answer last = before.getLast();
        return refused(
                payment,
                given,
                Refusal.ANSWER_DIFFERS,
                "It was %s at %s under %s, and stays so: have finance look into it"
                        .formatted(last.outcome().label(), last.at(), last.reference()));
    }

    /** @return the payment with one more answer; a return by hand that waits is overtaken by it */
    static Payment taken(Payment payment, Answer answer) {
        return payment.with(
                new State.Answered(Stream.concat(payment.answers().stream(), Stream.of(answer))
                        .toList()),
                null);
    }

    static Event event(Payment payment, Answer answer, Instant now) {
        return Event.of(
                new PaymentSettled(
                        payment.id(),
                        payment.run(),
                        payment.payee().toString(),
                        payment.currency(),
                        payment.amountMinor(),
                        answer.outcome(),
                        answer.reason()),
                now);
    }

    /** The same outcome under the same reference is the same word of the bank, told again. */
    private static boolean isSame(Answer answer, BankAnswer said) {
        return answer.outcome() == said.outcome() && answer.reference().equals(said.reference());
    }

    private static Outcome<Payment, RowAnswer> refused(Payment payment, Given given, Refusal refusal, String detail) {
        return Outcome.unchanged(payment, RowAnswer.refused(given.row().number(), payment.id(), refusal, detail));
    }
}
