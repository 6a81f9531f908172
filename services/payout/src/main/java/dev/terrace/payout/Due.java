package dev.terrace.payout;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one entry left owed, as an open item under the same id. A pay run claims it whole and once, so what a run pays is exactly the
 * dues it holds; a part that could not be paid becomes a new due of a later entry.
 *
 * @param run the run that holds it; null while it is open
 */
public record Due(
        @JsonProperty("_id") String id,
        Instant at,
        String currency,
        @Nullable String client,
        @Nullable String project,
        List<Share> shares,
        @Nullable String run) {

    public Due {
        shares = List.copyOf(shares);
    }

    /** @return what an accrual leaves owed to its workers and sites, with those who earned nothing; empty if it has no lines */
    public static Optional<Due> of(Entry accrual) {
        Map<Payee, Share> shares = new TreeMap<>();
        for (Line line : accrual.lines()) {
            add(shares, Payee.worker(line.by().worker()), line, line.booked().workerMicros());
            add(shares, Payee.site(line.by().site()), line, line.booked().siteMicros());
        }
        return of(accrual, new ArrayList<>(shares.values()));
    }

    /** @return what an entry leaves owed, share by share; empty if there are none */
    public static Optional<Due> of(Entry entry, List<Share> shares) {
        Work work = entry.work();
        return shares.isEmpty()
                ? Optional.empty()
                : Optional.of(new Due(
                        entry.id(),
                        entry.at(),
                        entry.currency(),
                        work == null ? null : work.client(),
                        work == null ? null : work.project(),
                        shares,
                        null));
    }

    /** @return what this due owes the payee */
    public long microsOf(Payee payee) {
        return shares.stream()
                .filter(share -> share.payee().equals(payee))
                .mapToLong(Share::micros)
                .reduce(0, Math::addExact);
    }

    private static void add(Map<Payee, Share> shares, Payee payee, Line line, long micros) {
        shares.merge(
                payee,
                new Share(payee, line.by().site(), line.by().county(), line.corrects() == null ? 1 : 0, micros),
                Share::plus);
    }
}
