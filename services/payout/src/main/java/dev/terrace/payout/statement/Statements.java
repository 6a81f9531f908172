package dev.terrace.payout.statement;

import static java.util.Objects.requireNonNull;

import dev.terrace.payout.Due;
import dev.terrace.payout.Entry;
import dev.terrace.payout.Limits;
import dev.terrace.payout.MongoEntries;
import dev.terrace.payout.MongoPayRuns;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.Page;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.Payee;
import dev.terrace.payout.PaymentView;
import dev.terrace.payout.statement.MongoStatements.Held;
import dev.terrace.payout.statement.MongoStatements.Place;
import dev.terrace.payout.statement.MongoStatements.Scope;
import dev.terrace.payout.statement.Statement.Earned;
import dev.terrace.payout.statement.Statement.Piece;
import dev.terrace.payout.statement.Statement.Standing;
import dev.terrace.shared.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Draws up statements. */
@ApplicationScoped
class Statements {

    private final MongoStatements found;
    private final MongoEntries entries;
    private final MongoPayments payments;
    private final MongoPayRuns runs;
    private final Limits limits;

    Statements(MongoStatements found, MongoEntries entries, MongoPayments payments, MongoPayRuns runs, Limits limits) {
        this.found = found;
        this.entries = entries;
        this.payments = payments;
        this.runs = runs;
        this.limits = limits;
    }

    Statement of(Scope scope, Place after, int items) {
        Payee payee = scope.payee();
        Page<Earned> earned = earned(scope, after, items);
        return new Statement(
                payee,
                scope.currency(),
                standing(payee, scope.currency()),
                payments.to(payee, scope.currency(), items).stream()
                        .map(PaymentView::of)
                        .toList(),
                found.sums(scope, limits.maxPageItems()),
                earned.items(),
                earned.next());
    }

    private Page<Earned> earned(Scope scope, Place after, int items) {
        List<Due> dues = found.accruals(scope, after, items + 1);
        Map<String, Entry> priced = entries.find(dues.stream().map(Due::id).toList()).stream()
                .collect(Collectors.toMap(Entry::id, Function.identity()));
        return Page.of(
                dues, items, due -> earned(scope.payee(), due, requireNonNull(priced.get(due.id()))), Cursor::of);
    }

    private static Earned earned(Payee payee, Due due, Entry entry) {
        List<Piece> lines = entry.lines().stream()
                .filter(line -> line.concerns(payee))
                .map(line -> new Piece(line.label(), line.verdict(), line.microsOf(payee), line.corrects()))
                .toList();
        return new Earned(due.id(), due.at(), due.project(), due.microsOf(payee), due.run(), lines);
    }

    private Standing standing(Payee payee, String currency) {
        String claiming = runs.latest(currency)
                .filter(run -> run.stage().open() && run.approval() == null)
                .map(PayRun::id)
                .orElse("none");
        Held held = found.held(payee, currency, claiming);
        Map<String, Long> minor = payments.minorByState(payee, currency);
        return new Standing(
                held.earnedMicros(),
                held.openMicros(),
                held.claimedMicros(),
                Money.ofMinor(minor.getOrDefault("open", 0L), currency).micros(),
                Money.ofMinor(minor.getOrDefault("settled", 0L), currency).micros());
    }
}
