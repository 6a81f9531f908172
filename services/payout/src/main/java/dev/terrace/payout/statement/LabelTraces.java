package dev.terrace.payout.statement;

import dev.terrace.payout.Due;
import dev.terrace.payout.Entry;
import dev.terrace.payout.Limits;
import dev.terrace.payout.Line;
import dev.terrace.payout.MongoDues;
import dev.terrace.payout.MongoEntries;
import dev.terrace.payout.MongoPayments;
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
    private final MongoDues dues;
    private final MongoPayments payments;
    private final Limits limits;

    LabelTraces(MongoEntries entries, MongoDues dues, MongoPayments payments, Limits limits) {
        this.entries = entries;
        this.dues = dues;
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

    /** Follows an amount from due to payment, on through what was too small to pay or came back. */
    private Way way(Entry entry, Payee payee, long micros) {
        List<Step> steps = new ArrayList<>();
        Optional<Due> due = micros == 0 ? Optional.empty() : dues.find(entry.id());
        while (due.isPresent() && steps.size() < limits.traceRuns()) {
            String run = due.get().run();
            Optional<Payment> payment = run == null ? Optional.empty() : payments.find(Payment.idOf(run, payee));
            steps.add(new Step(
                    due.get().id(),
                    run,
                    payment.map(Payment::id).orElse(null),
                    run == null ? "open" : payment.map(Payment::status).orElse("claimed")));
            due = payment.flatMap(this::next);
        }
        return new Way(payee, micros, steps);
    }

    private Optional<Due> next(Payment payment) {
        return switch (payment.state()) {
            case Payment.State.Carried _ -> dues.carriedBy(payment.run(), payment.payee());
            case Payment.State.Answered answered -> returned(payment, answered.answer());
            case Payment.State.Booked booked -> returned(payment, booked.answer());
            case Payment.State.Frozen _, Payment.State.Withdrawn _, Payment.State.Open _ -> Optional.empty();
        };
    }

    private Optional<Due> returned(Payment payment, Payment.Answer answer) {
        return answer.outcome() == Outcome.RETURNED
                ? dues.find(Entry.answerTo(payment.id(), Outcome.RETURNED))
                : Optional.empty();
    }
}
