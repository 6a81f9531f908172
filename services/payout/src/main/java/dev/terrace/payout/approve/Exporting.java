package dev.terrace.payout.approve;

import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Refusal;
import dev.terrace.payout.Totals;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;

/** Writes payment files, and only those whose bytes are the ones that were approved. */
@ApplicationScoped
class Exporting {

    private final MongoPayments payments;

    Exporting(MongoPayments payments) {
        this.payments = payments;
    }

    /** @throws Refused if the run is not approved, or its payments are no longer those that were */
    void requireAsApproved(PayRun run) {
        Totals approved = approved(run);
        Totals now = Freezing.totals(run, payments.of(run.id()), approved.blockPayees());
        if (!now.equals(approved)) {
            throw new Refused(
                    Refusal.FILE_DIFFERS,
                    "%s was approved as %s and would be %s now: send nothing, and have an operator look at it"
                            .formatted(run.id(), approved.sha256(), now.sha256()));
        }
    }

    /** @throws Refused if the run is not approved */
    static Totals approved(PayRun run) {
        Totals totals = run.totals();
        if (run.approval() == null || totals == null) {
            throw new Refused(
                    Refusal.RUN_NOT_APPROVED,
                    "%s is %s: a file is made of an approved run, its payments are at /v1/pay-runs/%s/payments"
                            .formatted(run.id(), run.stage().label(), run.id()));
        }
        return totals;
    }

    void write(PayRun run, OutputStream out) throws IOException {
        PaymentFile file = new PaymentFile(run.id(), run.currency(), out);
        for (Payment payment : payments.of(run.id())) {
            file.add(payment);
        }
        file.end();
    }
}
