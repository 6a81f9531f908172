package dev.terrace.payout.approve;

import dev.terrace.payout.Limits;
import dev.terrace.payout.MongoHolds;
import dev.terrace.payout.MongoOwed;
import dev.terrace.payout.MongoPayRuns;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.Payment;
import dev.terrace.payout.approve.Comparison.Why;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Compares a run with the one of its currency that was approved before it. */
@ApplicationScoped
class Comparing {

    private final MongoPayRuns runs;
    private final MongoPayments payments;
    private final MongoHolds holds;
    private final MongoOwed owed;
    private final Limits limits;

    Comparing(MongoPayRuns runs, MongoPayments payments, MongoHolds holds, MongoOwed owed, Limits limits) {
        this.runs = runs;
        this.payments = payments;
        this.holds = holds;
        this.owed = owed;
        this.limits = limits;
    }

    Comparison of(PayRun run) {
        Optional<PayRun> last = runs.approvedBefore(run.currency(), run.number());
        Differences differences = new Differences(limits.oddPercent(), limits.maxPageItems());
        Iterable<Payment> before = last.isPresent() ? payments.of(last.get().id()) : List.of();
        differences.between(before, payments.of(run.id()));
        owed.open(run.currency(), holds.held()).forEach(differences::held);
        return new Comparison(
                run.id(),
                last.map(PayRun::id).orElse(null),
                differences.same(),
                differences.of(Why.ADDED),
                differences.of(Why.GONE),
                differences.of(Why.UP, Why.DOWN),
                differences.of(Why.NEGATIVE),
                differences.of(Why.HELD),
                limits.oddPercent(),
                differences.odd());
    }
}
