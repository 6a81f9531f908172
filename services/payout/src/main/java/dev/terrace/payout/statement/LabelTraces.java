package dev.terrace.payout.statement;

import dev.terrace.payout.Entry;
import dev.terrace.payout.Limits;
import dev.terrace.payout.Line;
import dev.terrace.payout.MongoEntries;
import dev.terrace.payout.MongoOpenItems;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.OpenItem;
import dev.terrace.payout.Payee;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Refusal;
import dev.terrace.payout.statement.LabelTrace.Step;
import dev.terrace.payout.statement.LabelTrace.Way;
import dev.terrace.shared.event.PaymentSettled.Outcome;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.LabelId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Leads a label on to the payments of its worker and its site. {@link Traces} leads a payment back. */
@ApplicationScoped
class LabelTraces {

    private final MongoEntries entries;
    private final MongoOpenItems items;
    private final MongoPayments payments;
    private final Limits limits;

    LabelTraces(MongoEntries entries, MongoOpenItems items, MongoPayments payments, Limits limits) {
        this.entries = entries;
        this.items = items;
        this.payments = payments;
        this.limits = limits;
    }

    LabelTrace of(LabelId id) {
        List<Entry> priced = entries.ofLabel(id);
        if (priced.isEmpty()) {
            throw new Refused(
                    Refusal.UNKNOWN_LABEL,
                    "Nothing is priced under it: write <unit>#<attempt> with # as %23, and wait for its verdict");
        }
        return new LabelTrace(
                id.toString(),
                id.unit().toString(),
                id.unit().lot().dataset(),
                priced.getFirst().work(),
                priced.stream().map(entry -> judged(entry, id)).toList());
    }

    private LabelTrace.Judged judged(Entry entry, LabelId id) {
        Line line = entry.line(id.toString()).orElseThrow();
        return new LabelTrace.Judged(
                Entry.judgementOf(entry.id()).orElseThrow(),
                entry.id(),
                entry.at(),
                line,
                List.of(
                        way(
                                entry,
                                Payee.worker(line.by().worker()),
                                line.booked().workerMicros()),
                        way(entry, Payee.site(line.by().site()), line.booked().siteMicros())));
    }

    /** Follows an amount from item to payment, on through what was carried on or came back. */
    private Way way(Entry entry, Payee payee, long micros) {
        List<Step> steps = new ArrayList<>();
        Optional<OpenItem> item = micros == 0 ? Optional.empty() : items.find(entry.id(), payee);
        while (item.isPresent() && steps.size() < limits.traceRuns()) {
            String run = item.get().run();
            Optional<Payment> payment = run == null ? Optional.empty() : payments.find(Payment.idOf(run, payee));
            steps.add(new Step(
                    item.get().entry(),
                    run,
                    payment.map(Payment::id).orElse(null),
                    run == null ? "open" : payment.map(LabelTraces::state).orElse("claimed")));
            item = payment.flatMap(this::next);
        }
        return new Way(payee, micros, steps);
    }

    /** An item is open while no run holds it, so a payment that waits for the bank is payable. */
    private static String state(Payment payment) {
        return payment.state() instanceof Payment.State.Open ? "payable" : payment.status();
    }

    private Optional<OpenItem> next(Payment payment) {
        return switch (payment.state()) {
            case Payment.State.Carried _ ->
                items.find(Entry.approvalOf(payment.run(), payment.block()), payment.payee());
            case Payment.State.Answered _, Payment.State.Booked _ ->
                payment.answers().getLast().outcome() == Outcome.RETURNED
                        ? items.find(Entry.answerTo(payment.id(), Outcome.RETURNED), payment.payee())
                        : Optional.empty();
            case Payment.State.Frozen _, Payment.State.Withdrawn _, Payment.State.Open _ -> Optional.empty();
        };
    }
}
