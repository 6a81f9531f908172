package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Slot;
import dev.terrace.dispatch.StoredLabel;
import dev.terrace.dispatch.Unit;
import dev.terrace.shared.store.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may have what of a lot, and how it is taken back. */
final class Leasing {

    private Leasing() {}

    /**
     * Who asks.
     *
     * @param worker the one worker it is for; null if any of the site's may do it
     * @param workers that the site has
     */
    record Seeker(String pack, String site, @Nullable String worker, int workers) {}

    /**
     * How much is asked for.
     *
     * @param first whether nothing has been given yet: then one unit is, however many bytes it takes
     */
    record Wish(int units, long bytes, boolean first) {
        private static final Wish MET = new Wish(0, 0, false);

        Wish less(Grant grant) {
            return grant.full()
                    ? MET
                    : new Wish(
                            units - grant.units().size(),
                            bytes - grant.bytes(),
                            first && grant.units().isEmpty());
        }

        boolean isMet() {
            return units <= 0 || bytes <= 0;
        }
    }

    /** A unit's number in its lot, under the attempt it was handed out with. */
    record Handed(int unit, int attempt) {}

    /**
     * What a lot gave.
     *
     * @param full whether a unit was left because the wish was met
     * @param more whether another pack of the same seeker could have some of it
     */
    record Grant(List<Handed> units, long bytes, boolean full, boolean more) {}

    /** Leases as many units as are wished for and allowed. */
    static Outcome<Lot, Grant> lease(Lot lot, LotContent content, boolean distinctSites, Seeker seeker, Wish wish) {
        List<Unit> units = new ArrayList<>(lot.units());
        List<Handed> handed = new ArrayList<>();
        long bytes = 0;
        boolean full = false;
        for (int n = 0; n < units.size() && !full; n++) {
            Unit unit = units.get(n);
            if (unit.leaseOf(seeker.pack()).isPresent() || !mayHave(unit, seeker, distinctSites)) {
                continue;
            }
            int size = content.payloads().get(n).bytes();
            boolean free = wish.first() && handed.isEmpty();
            full = handed.size() >= wish.units() || (!free && bytes + size > wish.bytes());
            if (!full) {
                Unit leased = unit.lease(seeker.pack(), seeker.site(), seeker.worker());
                units.set(n, leased);
                handed.add(new Handed(n, leased.attempts()));
                bytes += size;
            }
        }
        boolean more = full || units.stream().anyMatch(unit -> mayHave(unit, seeker, distinctSites));
        Grant grant = new Grant(handed, bytes, full, more);
        return handed.isEmpty() ? Outcome.unchanged(lot, grant) : new Outcome<>(lot.with(units), List.of(), grant);
    }

    /** Frees the chosen units that are still leased to the pack; done again, it changes nothing. */
    static Outcome<Lot, Integer> release(Lot lot, String pack, Pack.Release how, IntPredicate chosen) {
        List<Unit> units = new ArrayList<>(lot.units());
        int freed = 0;
        for (int n = 0; n < units.size(); n++) {
            Unit unit = units.get(n);
            Optional<Slot.Leased> lease = chosen.test(n) ? unit.leaseOf(pack) : Optional.empty();
            if (lease.isPresent()) {
                units.set(n, unit.release(lease.get(), how));
                freed++;
            }
        }
        return freed == 0 ? Outcome.unchanged(lot, 0) : new Outcome<>(lot.with(units), List.of(), freed);
    }

    private static boolean mayHave(Unit unit, Seeker seeker, boolean distinctSites) {
        return unit.open() > 0
                && !unit.declined().contains(seeker.site())
                && !(distinctSites && unit.isHeldBy(seeker.site()))
                && hasSomebodyFor(unit, seeker);
    }

    /** Each label and each lease of a unit takes another of the site's workers; a named one must not be among them. */
    private static boolean hasSomebodyFor(Unit unit, Seeker seeker) {
        String worker = seeker.worker();
        if (worker != null && (unit.isLabelledBy(worker) || isLeasedFor(unit, worker))) {
            return false;
        }
        long leases = unit.leases().filter(l -> l.site().equals(seeker.site())).count();
        Stream<StoredLabel> labels = unit.labels().filter(l -> l.site().equals(seeker.site()));
        return leases + labels.count() < seeker.workers();
    }

    private static boolean isLeasedFor(Unit unit, String worker) {
        return unit.leases().anyMatch(lease -> worker.equals(lease.worker()));
    }
}
