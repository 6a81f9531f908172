package dev.terrace.payout.approve;

import dev.terrace.payout.Limits;
import dev.terrace.payout.MongoHolds;
import dev.terrace.payout.MongoOpenItems;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Totals;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Takes hold of what a run may pay: what is open, passes its filter, came about before it was made, and belongs to nobody held. */
@ApplicationScoped
class Claims {

    private final MongoOpenItems items;
    private final MongoHolds holds;
    private final MongoPayments payments;
    private final Freezing freezing;
    private final Limits limits;

    Claims(MongoOpenItems items, MongoHolds holds, MongoPayments payments, Freezing freezing, Limits limits) {
        this.items = items;
        this.holds = holds;
        this.payments = payments;
        this.freezing = freezing;
        this.limits = limits;
    }

    /** @return whether a run that began now would find anything */
    boolean any(String currency, PayRun.Filter filter, Instant now) {
        return items.anyOpen(currency, filter, now, holds.held());
    }

    /** Takes hold of some items. @return false if none was left */
    boolean some(PayRun run) {
        return items.claim(run, holds.held(), limits.claimItems());
    }

    /** @return the totals of what the run holds, once its payments are written */
    Totals freeze(PayRun run) {
        return freezing.freeze(run);
    }

    /** @return what the run holds now, and whom of those it pays somebody holds */
    Deciding.Held held(PayRun run) {
        List<String> paid = holds.held().stream()
                .map(payee -> Payment.idOf(run.id(), payee))
                .toList();
        return new Deciding.Held(
                items.heldMicros(run.id()),
                payments.find(paid).stream().map(Payment::payee).sorted().toList());
    }

    /** @return whether the run would pay the site or anybody for work at the site */
    boolean pays(String run, String site) {
        return items.pays(run, site);
    }
}
