package dev.terrace.payout.statement;

import dev.terrace.payout.MongoHolds;
import dev.terrace.payout.MongoPayRuns;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.Payee;
import dev.terrace.payout.Payment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What pay runs pay a payee, are about to pay it, or leave out. */
@ApplicationScoped
class Paid {

    private final MongoPayRuns runs;
    private final MongoPayments payments;
    private final MongoHolds holds;

    Paid(MongoPayRuns runs, MongoPayments payments, MongoHolds holds) {
        this.runs = runs;
        this.payments = payments;
        this.holds = holds;
    }

    /** @return the payee's payments that were approved, newest first */
    List<Payment> payments(Payee payee, String currency, int most) {
        return payments.to(payee, currency, most);
    }

    /** @return what drafts hold for the payee */
    long claimedMicros(Payee payee, String currency) {
        return payments.claimedMicros(payee, currency, runs.drafts(currency));
    }

    boolean isHeld(Payee payee) {
        return holds.isHeld(payee);
    }
}
