package dev.terrace.payout.approve;

import dev.terrace.payout.Limits;
import dev.terrace.payout.MongoEntries;
import dev.terrace.payout.MongoOpenItems;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.Payment;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Carries a decision on a run into the books; repeatable. */
@ApplicationScoped
class Payables {

    private final MongoEntries entries;
    private final MongoOpenItems items;
    private final MongoPayments payments;
    private final Limits limits;

    Payables(MongoEntries entries, MongoOpenItems items, MongoPayments payments, Limits limits) {
        this.entries = entries;
        this.items = items;
        this.payments = payments;
        this.limits = limits;
    }

    /** Moves an approved run's payments from accrued to payable, block by block, and carries their remainders on. */
    void post(PayRun run, PayRun.Approved approved) {
        Instant at = approved.decision().at();
        List<Payment> block = new ArrayList<>(approved.totals().blockPayees());
        int number = 0;
        for (Payment payment : payments.of(run.id())) {
            if (payment.block() != number) {
                record(Block.of(run, number, at, block));
                block.clear();
                number = payment.block();
            }
            block.add(payment);
        }
        if (!block.isEmpty()) {
            record(Block.of(run, number, at, block));
        }
        payments.open(run.id(), at);
    }

    /** Lets a rejected run's items go. */
    void release(PayRun run) {
        payments.withdraw(run.id());
        items.release(run.id(), limits.claimItems());
    }

    private void record(Block block) {
        entries.record(block.entry());
        items.open(block.carried());
    }
}
