package dev.terrace.payout.statement;

import static java.util.Objects.requireNonNull;

import dev.terrace.payout.Balances;
import dev.terrace.payout.Entry;
import dev.terrace.payout.Limits;
import dev.terrace.payout.MongoEntries;
import dev.terrace.payout.OpenItem;
import dev.terrace.payout.Page;
import dev.terrace.payout.Payee;
import dev.terrace.payout.PaymentView;
import dev.terrace.payout.TimeCursor;
import dev.terrace.payout.statement.MongoStatements.Scope;
import dev.terrace.payout.statement.Statement.Earned;
import dev.terrace.payout.statement.Statement.StatementLine;
import dev.terrace.payout.statement.Statement.Sum;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Draws up statements. */
@ApplicationScoped
class Statements {

    private final MongoStatements found;
    private final MongoEntries entries;
    private final Balances balances;
    private final Paid paid;
    private final Limits limits;

    Statements(MongoStatements found, MongoEntries entries, Balances balances, Paid paid, Limits limits) {
        this.found = found;
        this.entries = entries;
        this.balances = balances;
        this.paid = paid;
        this.limits = limits;
    }

    Statement of(Scope scope, TimeCursor after, int items) {
        Payee payee = scope.payee();
        Page<Earned> earned = earned(scope, after, items);
        return new Statement(
                payee,
                scope.currency(),
                balance(payee, scope.currency()),
                paid.isHeld(payee),
                paid.payments(payee, scope.currency(), items).stream()
                        .map(PaymentView::of)
                        .toList(),
                sums(scope),
                earned.items(),
                earned.next(),
                limits.zone().getId());
    }

    private List<Sum> sums(Scope scope) {
        Instant lastMoment = scope.to().minusMillis(1);
        return balances.earned(scope.payee(), scope.currency(), day(scope.from()), day(lastMoment)).stream()
                .map(day -> new Sum(
                        day.project(),
                        day.day(),
                        day.sums().labels(),
                        day.sums().earnedMicros()))
                .toList();
    }

    private String day(Instant at) {
        return at.atZone(limits.zone()).toLocalDate().toString();
    }

    private Page<Earned> earned(Scope scope, TimeCursor after, int items) {
        List<OpenItem> earned = found.earned(scope, after, items + 1);
        Map<String, Entry> priced = entries
                .find(earned.stream().map(OpenItem::entry).toList())
                .stream()
                .collect(Collectors.toMap(Entry::id, Function.identity()));
        return Page.of(
                earned,
                items,
                item -> earned(item, requireNonNull(priced.get(item.entry()))),
                item -> TimeCursor.of(item.at(), item.id()));
    }

    private static Earned earned(OpenItem item, Entry entry) {
        List<StatementLine> lines = entry.lines().stream()
                .filter(line -> line.concerns(item.payee()))
                .map(line ->
                        new StatementLine(line.label(), line.verdict(), line.microsOf(item.payee()), line.corrects()))
                .toList();
        return new Earned(entry.id(), item.at(), item.project(), item.micros(), item.run(), lines);
    }

    /** What was earned is accrued, payable or paid; of what is accrued, drafts hold some. */
    private Statement.Balance balance(Payee payee, String currency) {
        Balances.OfPayee accounts = balances.of(payee, currency);
        long earned = accounts.accrued().earnedMicros();
        long accrued = accounts.accrued().owedMicros();
        long payable = accounts.payable().owedMicros();
        long claimed = paid.claimedMicros(payee, currency);
        return new Statement.Balance(
                earned,
                Math.subtractExact(accrued, claimed),
                claimed,
                payable,
                Math.subtractExact(Math.subtractExact(earned, accrued), payable));
    }
}
