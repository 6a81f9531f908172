package dev.terrace.payout;

import dev.terrace.payout.Checkpoint.Scope;
import dev.terrace.payout.Checkpoint.Sums;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Balances of accounts. They come from the entries alone: each is counted once into checkpoints, and whoever asks counts first what is
 * not counted yet, so that an answer is never behind the journal.
 */
@ApplicationScoped
public class Balances {

    private static final int MOST_FOLDS = 40;
    private static final int MOST_READS = 50;
    private static final long PAUSE_NANOS = 5_000_000;

    private final MongoCheckpoints store;
    private final Limits limits;
    private final ReentrantLock counting = new ReentrantLock();

    Balances(MongoCheckpoints store, Limits limits) {
        this.store = store;
        this.limits = limits;
    }

    /** All accounts of a kind together. */
    public record Kind(Account.Kind kind, String payees, Sums sums) {}

    /** What a payee earned with a project on a day. */
    public record Earned(String project, String day, Sums sums) {}

    /** What a payee earned in a county. */
    public record InCounty(String county, Payee payee, Sums sums) {}

    /** A payee's two accounts. */
    public record OfPayee(Sums accrued, Sums payable) {}

    public List<Kind> kinds(String currency) {
        return reading(generation -> store.find(generation, Scope.KIND, currency).stream()
                .map(found -> new Kind(Objects.requireNonNull(found.kind()), found.of(), found.sums()))
                .toList());
    }

    public OfPayee of(Payee payee, String currency) {
        String accrued = Account.accrued(payee).id();
        String payable = Account.payable(payee).id();
        return reading(generation -> {
            Map<String, Sums> sums = store.find(generation, Scope.ACCOUNT, currency, List.of(accrued, payable)).stream()
                    .collect(Collectors.toMap(Checkpoint::of, Checkpoint::sums));
            return new OfPayee(sums.getOrDefault(accrued, Sums.NONE), sums.getOrDefault(payable, Sums.NONE));
        });
    }

    /** @return what the payee earned by day and project, on days from the first to the last */
    public List<Earned> earned(Payee payee, String currency, String firstDay, String lastDay) {
        var days = new MongoCheckpoints.Days(firstDay, lastDay);
        return reading(generation -> store.earned(generation, currency, payee, days, limits.maxPageItems()).stream()
                .map(found -> new Earned(String.valueOf(found.part()), String.valueOf(found.day()), found.sums()))
                .toList());
    }

    public List<InCounty> counties(String currency) {
        return reading(generation -> store.find(generation, Scope.COUNTY, currency).stream()
                .map(found -> new InCounty(String.valueOf(found.part()), Payee.fromString(found.of()), found.sums()))
                .toList());
    }

    /** Counts some entries that are not counted yet. @return false if there were none */
    public boolean count() {
        counting.lock();
        try {
            Fold last = done(store.last());
            Optional<Integer> mark = store.mark();
            if (mark.isEmpty()) {
                return false;
            }
            List<Entry> marked = Fold.part(store.marked(mark.get(), limits.foldEntries()), limits.foldSums());
            if (marked.isEmpty()) { // somebody else has just counted them
                return true;
            }
            Fold fold = last.next(mark.get(), marked, limits.zone());
            if (store.begin(fold)) {
                store.carryOut(fold);
            }
            return true;
        } finally {
            counting.unlock();
        }
    }

    /** Has the whole journal counted anew, into checkpoints of their own. */
    public void rebuild() {
        boolean begun = false;
        while (!begun) {
            Fold anew = done(store.last()).anew();
            begun = store.begin(anew);
            if (begun) {
                store.carryOut(anew);
            }
        }
    }

    private Fold done(Fold last) {
        if (!last.done()) {
            store.carryOut(last);
        }
        return last;
    }

    /** Reads when all is counted and nobody counts, so that what is read belongs together. */
    private <T> T reading(IntFunction<T> read) {
        counting.lock();
        try {
            boolean more = true;
            for (int folds = 0; more && folds < MOST_FOLDS; folds++) {
                more = count();
            }
            for (int reads = 0; !more && reads < MOST_READS; reads++) {
                Fold before = done(store.last());
                T answer = read.apply(before.generation());
                if (store.last().number() == before.number()) {
                    return answer;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } finally {
            counting.unlock();
        }
        throw new Refused(
                Refusal.BALANCES_BEHIND, "Entries come faster than they are counted: ask again in some seconds");
    }
}
