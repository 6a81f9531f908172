package dev.terrace.payout;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one entry owes one payee, or takes back. A pay run claims it whole and once, so what a run pays is exactly the items it holds; a
 * part that could not be paid becomes an item of a later entry.
 *
 * @param project for which it was earned; null where an amount is only carried on or owed again
 * @param labels first verdicts that it is for, rejecting ones too
 * @param micros less than nothing if corrections take back more than was earned
 * @param run the run that holds it; null while it is open
 */
public record OpenItem(
        @JsonProperty("_id") String id,
        String entry,
        Payee payee,
        Instant at,
        String currency,
        Place place,
        @Nullable String project,
        int labels,
        long micros,
        @Nullable String run) {

    /** @return what an accrual owes each of its workers and sites, those too who earned nothing */
    public static List<OpenItem> of(Entry accrual) {
        Work work = accrual.work();
        Map<Payee, OpenItem> items = new TreeMap<>();
        for (Line line : accrual.lines()) {
            Place place = new Place(line.by().site(), line.by().county());
            for (Payee payee : line.payees()) {
                OpenItem item = of(
                        accrual,
                        payee,
                        place,
                        work == null ? null : work.project(),
                        line.corrects() == null ? 1 : 0,
                        line.microsOf(payee));
                items.merge(payee, item, OpenItem::plus);
            }
        }
        return new ArrayList<>(items.values());
    }

    /** @return an amount that an entry owes again */
    public static OpenItem again(Entry entry, Payee payee, Place place, long micros) {
        return of(entry, payee, place, null, 0, micros);
    }

    private static OpenItem of(
            Entry entry, Payee payee, Place place, @Nullable String project, int labels, long micros) {
        return new OpenItem(
                idOf(entry.id(), payee),
                entry.id(),
                payee,
                entry.at(),
                entry.currency(),
                place,
                project,
                labels,
                micros,
                null);
    }

    public static String idOf(String entry, Payee payee) {
        return entry + "~" + payee;
    }

    private OpenItem plus(OpenItem other) {
        return new OpenItem(
                id,
                entry,
                payee,
                at,
                currency,
                place,
                project,
                labels + other.labels,
                Math.addExact(micros, other.micros),
                run);
    }
}
