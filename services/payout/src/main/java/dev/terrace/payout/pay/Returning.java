package dev.terrace.payout.pay;

import dev.terrace.payout.Answer;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Payment.Proposal;
import dev.terrace.payout.Payment.State;
import dev.terrace.payout.Refusal;
import dev.terrace.shared.event.PaymentSettled;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A return that no file of the bank proves: one person says so, and another, of another site than the payee's, confirms it. */
final class Returning {

    private Returning() {}

    /** Who confirms. @param site the one she belongs to */
    record Checker(String subject, Optional<String> site) {}

    /** @throws Refused if the payment cannot have come back */
    static Outcome<Payment, Payment> propose(Payment payment, Proposal proposal) {
        requireReturnable(payment);
        Proposal before = payment.proposal();
        if (before != null && isSame(before, proposal)) {
            return Outcome.unchanged(payment, payment);
        }
        Payment proposed = payment.with(payment.state(), proposal);
        return new Outcome<>(proposed, List.of(), proposed);
    }

    /** @throws Refused if nothing waits, or if the caller may not confirm it */
    static Outcome<Payment, Payment> confirm(Payment payment, Checker checker, Instant now) {
        if (isConfirmed(payment, checker)) {
            return Outcome.unchanged(payment, payment);
        }
        Proposal proposal = payment.proposal();
        if (proposal == null) {
            throw new Refused(
                    Refusal.NO_RETURN_PROPOSED,
                    "Of %s no return waits: propose one with POST /v1/payments/%s/return"
                            .formatted(payment.id(), payment.id()));
        }
        requireReturnable(payment);
        if (proposal.by().equals(checker.subject())) {
            throw new Refused(
                    Refusal.SAME_PERSON, "You said that it came back: have somebody else confirm it with the bank");
        }
        if (checker.site().filter(payment.place().site()::equals).isPresent()) {
            throw new Refused(Refusal.OWN_SITE, "It pays your own site: have somebody of another one confirm it");
        }
        Answer answer = new Answer(
                PaymentSettled.Outcome.RETURNED,
                proposal.reason(),
                proposal.reference(),
                new Answer.TwoPeople(proposal.by(), checker.subject()),
                now);
        Payment returned = Answering.taken(payment, answer);
        return new Outcome<>(returned, List.of(Answering.event(payment, answer, now)), returned);
    }

    /** Drops what was proposed, whoever asks for it. */
    static Outcome<Payment, Payment> withdraw(Payment payment) {
        if (payment.proposal() == null) {
            return Outcome.unchanged(payment, payment);
        }
        Payment kept = payment.with(payment.state(), null);
        return new Outcome<>(kept, List.of(), kept);
    }

    private static void requireReturnable(Payment payment) {
        Refused refused = switch (payment.state()) {
            case State.Carried _ ->
                new Refused(Refusal.NOT_PAID, "It is not in the payment file; its amount stays owed");
            case State.Frozen _, State.Withdrawn _ ->
                new Refused(Refusal.RUN_NOT_APPROVED, "The bank was told nothing of it");
            case State.Open _ -> null;
            case State.Answered _, State.Booked _ -> alreadyReturned(payment);
        };
        if (refused != null) {
            throw refused;
        }
    }

    private static @Nullable Refused alreadyReturned(Payment payment) {
        Answer last = payment.answers().getLast();
        return last.outcome() == PaymentSettled.Outcome.SETTLED
                ? null
                : new Refused(
                        Refusal.ANSWER_DIFFERS,
                        "It came back at %s under %s already".formatted(last.at(), last.reference()));
    }

    private static boolean isSame(Proposal one, Proposal other) {
        return one.by().equals(other.by())
                && one.reason().equals(other.reason())
                && one.reference().equals(other.reference());
    }

    private static boolean isConfirmed(Payment payment, Checker checker) {
        return payment.proposal() == null
                && !payment.answers().isEmpty()
                && payment.answers().getLast().proof() instanceof Answer.TwoPeople people
                && people.checker().equals(checker.subject());
    }
}
