package dev.terrace.payout.pay;

import dev.terrace.payout.Account;
import dev.terrace.payout.Due;
import dev.terrace.payout.Entry;
import dev.terrace.payout.MongoDues;
import dev.terrace.payout.MongoEntries;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Payment.Answer;
import dev.terrace.payout.Postings;
import dev.terrace.payout.Share;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Carries bank answers into the books: what settled leaves through the bank, what came back is owed again. Repeatable. */
@ApplicationScoped
class Booking {

    private final MongoEntries entries;
    private final MongoDues dues;
    private final MongoPayments payments;

    Booking(MongoEntries entries, MongoDues dues, MongoPayments payments) {
        this.entries = entries;
        this.dues = dues;
        this.payments = payments;
    }

    void book(List<Payment> answered) {
        for (Payment payment : answered) {
            Answer answer = payment.answer();
            if (answer != null) {
                Entry entry = entry(payment, answer);
                entries.record(entry);
                owedAgain(payment, answer, entry).ifPresent(dues::open);
            }
        }
        payments.booked(answered.stream().map(Payment::id).toList());
    }

    static Entry entry(Payment payment, Answer answer) {
        Account payable = Account.payable(payment.payee());
        Account to = switch (answer.outcome()) {
            case SETTLED -> Account.bank();
            case RETURNED -> Account.accrued(payment.payee());
        };
        return Entry.moving(
                Entry.answerTo(payment.id(), answer.outcome()),
                answer.at(),
                payment.currency(),
                new Postings().move(payment.amountMicros(), payable, to));
    }

    static Optional<Due> owedAgain(Payment payment, Answer answer, Entry entry) {
        return switch (answer.outcome()) {
            case SETTLED -> Optional.empty();
            case RETURNED ->
                Due.of(
                        entry,
                        List.of(new Share(
                                payment.payee(), payment.site(), payment.county(), 0, payment.amountMicros())));
        };
    }
}
