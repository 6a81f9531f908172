package dev.terrace.payout.approve;

import dev.terrace.payout.MongoDues;
import dev.terrace.payout.MongoEntries;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.Payment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Carries a decision on a run into the books; repeatable. */
@ApplicationScoped
class Payables {

    private final MongoEntries entries;
    private final MongoDues dues;
    private final MongoPayments payments;

    Payables(MongoEntries entries, MongoDues dues, MongoPayments payments) {
        this.entries = entries;
        this.dues = dues;
        this.payments = payments;
    }

    /** Moves an approved run's payments from accrued to payable, block by block, and carries their remainders on. */
    void post(PayRun run, PayRun.Approved approved) {
        List<Payment> block = new ArrayList<>(approved.totals().blockPayees());
        int number = 0;
        for (Payment payment : payments.of(run.id())) {
            block.add(payment);
            if (block.size() == approved.totals().blockPayees()) {
                record(Block.of(run, number++, approved.decision().at(), block));
                block.clear();
            }
        }
        if (!block.isEmpty()) {
            record(Block.of(run, number, approved.decision().at(), block));
        }
        payments.open(run.id());
    }

    /** Lets a rejected run's dues go. */
    void release(PayRun run) {
        payments.withdraw(run.id());
        dues.release(List.of(run.id()));
    }

    private void record(Block block) {
        entries.record(block.entry());
        block.carried().ifPresent(dues::open);
    }
}
