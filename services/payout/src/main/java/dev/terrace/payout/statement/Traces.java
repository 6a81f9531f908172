package dev.terrace.payout.statement;

import dev.terrace.payout.Due;
import dev.terrace.payout.Entry;
import dev.terrace.payout.Line;
import dev.terrace.payout.MongoDues;
import dev.terrace.payout.MongoEntries;
import dev.terrace.payout.MongoPayRuns;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.Page;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.Payee;
import dev.terrace.payout.Payment;
import dev.terrace.payout.PaymentView;
import dev.terrace.payout.Refusal;
import dev.terrace.payout.RunView;
import dev.terrace.payout.statement.PaymentTrace.Labelled;
import dev.terrace.payout.statement.PaymentTrace.Source;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.LabelId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Leads a payment back to the labels it pays for. {@link LabelTraces} leads a label on to its payments. */
@ApplicationScoped
class Traces {

    private final MongoPayments payments;
    private final MongoPayRuns runs;
    private final MongoEntries entries;
    private final MongoDues dues;

    Traces(MongoPayments payments, MongoPayRuns runs, MongoEntries entries, MongoDues dues) {
        this.payments = payments;
        this.runs = runs;
        this.entries = entries;
        this.dues = dues;
    }

    PaymentTrace of(String id, String after, int items) {
        Payment payment = payments.find(id).orElseThrow(Traces::unknown);
        PayRun run = runs.find(payment.run()).orElseThrow(Traces::unknown);
        List<Due> held = dues.of(run.id(), run.currency(), payment.payee(), after, items + 1);
        Map<String, Entry> priced = entries.find(held.stream().map(Due::id).toList()).stream()
                .collect(Collectors.toMap(Entry::id, Function.identity()));
        Page<Source> sources = Page.of(
                held, items, due -> source(payment.payee(), due, Optional.ofNullable(priced.get(due.id()))), Due::id);
        Payment.Answer answer = payment.answer();
        return new PaymentTrace(
                PaymentView.of(payment),
                RunView.of(run),
                entries.approvalOf(payment).map(Entry::id).orElse(null),
                answer == null ? null : Entry.answerTo(payment.id(), answer.outcome()),
                sources.items(),
                sources.next());
    }

    private static Source source(Payee payee, Due due, Optional<Entry> entry) {
        List<Labelled> lines = entry.stream()
                .flatMap(found -> found.lines().stream())
                .filter(line -> line.concerns(payee))
                .map(line -> labelled(payee, line))
                .toList();
        return new Source(
                due.id(),
                due.microsOf(payee),
                Entry.judgementOf(due.id()).orElse(null),
                entry.map(Entry::work).orElse(null),
                lines);
    }

    private static Labelled labelled(Payee payee, Line line) {
        LabelId label = LabelId.parse(line.label());
        return new Labelled(
                line.label(),
                label.unit().toString(),
                label.unit().lot().dataset(),
                line.by().submission(),
                line.verdict(),
                line.corrects(),
                line.microsOf(payee));
    }

    private static Refused unknown() {
        return new Refused(Refusal.UNKNOWN_PAYMENT, "Find payments at /v1/pay-runs/{run}/payments");
    }
}
