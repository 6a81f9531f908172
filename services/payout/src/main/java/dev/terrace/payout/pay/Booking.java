package dev.terrace.payout.pay;

import dev.terrace.payout.Account;
import dev.terrace.payout.Answer;
import dev.terrace.payout.Entry;
import dev.terrace.payout.MongoEntries;
import dev.terrace.payout.MongoOpenItems;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.OpenItem;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Postings;
import dev.terrace.shared.event.PaymentSettled.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Carries bank answers into the books: what settled leaves through the bank, what came back is owed again. Repeatable. */
@ApplicationScoped
class Booking {

    private final MongoEntries entries;
    private final MongoOpenItems items;
    private final MongoPayments payments;

    Booking(MongoEntries entries, MongoOpenItems items, MongoPayments payments) {
        this.entries = entries;
        this.items = items;
        this.payments = payments;
    }

    void book(List<Payment> answered) {
        for (Payment payment : answered) {
            for (Answer answer : payment.answers()) {
                Entry entry = entry(payment, answer);
                entries.record(entry);
                if (answer.outcome() == Outcome.RETURNED) {
                    items.open(
                            List.of(OpenItem.again(entry, payment.payee(), payment.place(), payment.amountMicros())));
                }
            }
        }
        for (int answers = 1; answers <= 2; answers++) {
            int count = answers;
            List<String> ids = answered.stream()
                    .filter(payment -> payment.answers().size() == count)
                    .map(Payment::id)
                    .toList();
            if (!ids.isEmpty()) {
                payments.booked(ids, count);
            }
        }
    }

    /** What comes back before it settled was still payable; what comes back after it had left through the bank. */
    static Entry entry(Payment payment, Answer answer) {
        Account payable = Account.payable(payment.payee());
        Account accrued = Account.accrued(payment.payee());
        boolean hadSettled = payment.answers().getFirst().outcome() == Outcome.SETTLED;
        Postings postings = switch (answer.outcome()) {
            case SETTLED -> new Postings().move(payment.amountMicros(), payable, Account.bank());
            case RETURNED ->
                new Postings().move(payment.amountMicros(), hadSettled ? Account.bank() : payable, accrued);
        };
        return Entry.moving(Entry.answerTo(payment.id(), answer.outcome()), answer.at(), payment.currency(), postings);
    }
}
