package dev.terrace.payout.approve;

import dev.terrace.payout.Account;
import dev.terrace.payout.Due;
import dev.terrace.payout.Entry;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Postings;
import dev.terrace.payout.Share;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Some payments of an approved run with the entry that makes them payable and the due that carries their remainders on. */
record Block(Entry entry, Optional<Due> carried) {

    static Block of(PayRun run, int number, Instant approvedAt, List<Payment> payments) {
        Postings postings = new Postings();
        List<Share> carried = new ArrayList<>();
        for (Payment payment : payments) {
            postings.move(payment.amountMicros(), Account.accrued(payment.payee()), Account.payable(payment.payee()));
            if (payment.remainderMicros() / 10 * 10 > 0) {
                carried.add(new Share(payment.payee(), payment.site(), payment.county(), 0, payment.remainderMicros()));
            }
        }
        Entry entry = Entry.moving(Entry.approvalOf(run.id(), number), approvedAt, run.currency(), postings);
        return new Block(entry, Due.of(entry, carried));
    }
}
