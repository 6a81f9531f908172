package dev.terrace.payout.statement;

import dev.terrace.payout.Entry;
import dev.terrace.payout.Limits;
import dev.terrace.payout.Line;
import dev.terrace.payout.MongoEntries;
import dev.terrace.payout.MongoOpenItems;
import dev.terrace.payout.MongoPayRuns;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.OpenItem;
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
    private final MongoOpenItems items;
    private final Limits limits;

    Traces(MongoPayments payments, MongoPayRuns runs, MongoEntries entries, MongoOpenItems items, Limits limits) {
        this.payments = payments;
        this.runs = runs;
        this.entries = entries;
        this.items = items;
        this.limits = limits;
    }

    PaymentTrace of(String id, String after, int most) {
        Payment payment = payments.find(id).orElseThrow(Traces::unknown);
        PayRun run = runs.find(payment.run()).orElseThrow(Traces::unknown);
        List<OpenItem> held = items.of(run.id(), payment.payee(), after, most + 1);
        Map<String, Entry> priced = entries
                .find(held.stream().map(OpenItem::entry).toList())
                .stream()
                .collect(Collectors.toMap(Entry::id, Function.identity()));
        Page<Source> sources =
                Page.of(held, most, item -> source(item, Optional.ofNullable(priced.get(item.entry()))), OpenItem::id);
        return new PaymentTrace(
                PaymentView.of(payment),
                RunView.of(run, limits.zone()),
                run.approval() == null ? null : Entry.approvalOf(run.id(), payment.block()),
                payment.answerEntries(),
                sources.items(),
                sources.next());
    }

    private static Source source(OpenItem item, Optional<Entry> entry) {
        List<Labelled> lines = entry.stream()
                .flatMap(found -> found.lines().stream())
                .filter(line -> line.concerns(item.payee()))
                .map(line -> labelled(item.payee(), line))
                .toList();
        return new Source(
                item.entry(),
                item.micros(),
                Entry.judgementOf(item.entry()).orElse(null),
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
