package dev.terrace.payout.approve;

import dev.terrace.payout.Account;
import dev.terrace.payout.Entry;
import dev.terrace.payout.OpenItem;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Postings;
import java.time.Instant;
import java.util.List;

/** Some payments of an approved run with the entry that makes them payable and the items that carry their remainders on. */
record Block(Entry entry, List<OpenItem> carried) {

    static Block of(PayRun run, int number, Instant approvedAt, List<Payment> payments) {
        Postings postings = new Postings();
        for (Payment payment : payments) {
            postings.move(payment.amountMicros(), Account.accrued(payment.payee()), Account.payable(payment.payee()));
        }
        Entry entry = Entry.moving(Entry.approvalOf(run.id(), number), approvedAt, run.currency(), postings);
        List<OpenItem> carried = payments.stream()
                .filter(payment -> payment.remainderMicros() != 0)
                .map(payment -> OpenItem.again(entry, payment.payee(), payment.place(), payment.remainderMicros()))
                .toList();
        return new Block(entry, carried);
    }
}
