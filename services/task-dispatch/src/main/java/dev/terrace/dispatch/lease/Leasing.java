package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Holder;
import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.ReadyQueue.Rest;
import dev.terrace.dispatch.Slot;
import dev.terrace.dispatch.Unit;
import dev.terrace.shared.store.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who may have what of a lot, and how it is taken back. */
final class Leasing {

    private Leasing() {}

    /**
     * Who asks.
     *
     * @param people of the site, who could do the work; only the one worker where the pack is for one
     */
    record Seeker(Holder holder, Set<String> people) {
        Seeker {
            people = Set.copyOf(people);
        }

        String site() {
            return holder.site();
        }
    }

    /**
     * How much is asked for.
     *
     * @param first whether nothing has been given yet: then one unit is, however many bytes it takes
     */
    record Demand(int units, long bytes, boolean first) {
        private static final Demand MET = new Demand(0, 0, false);

        Demand less(Allocation given) {
            return given.full()
                    ? MET
                    : new Demand(
                            units - given.units().size(),
                            bytes - given.bytes(),
                            first && given.units().isEmpty());
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
     * @param lot as it is afterwards
     * @param full whether a unit was left because the demand was met
     * @param rest what another pack of the same seeker could have of it
     */
    record Allocation(Lot lot, List<Handed> units, long bytes, boolean full, Rest rest) {}

    /** Who may have a unit. */
    private enum May {
        YES,
        /** Not these people, but others of the site. */
        OTHERS,
        NO
    }

    /** Leases as many units as are demanded and allowed. */
    static Outcome<Lot, Allocation> lease(
            Lot lot, LotContent content, boolean distinctSites, Seeker seeker, Demand demand) {
        List<Unit> units = new ArrayList<>(lot.units());
        List<Handed> handed = new ArrayList<>();
        long bytes = 0;
        boolean full = false;
        for (int n = 0; n < units.size() && !full; n++) {
            Unit unit = units.get(n);
            if (unit.leaseOf(seeker.holder().pack()).isPresent() || may(unit, seeker, distinctSites) != May.YES) {
                continue;
            }
            int size = content.payloads().get(n).bytes();
            boolean free = demand.first() && handed.isEmpty();
            full = handed.size() >= demand.units() || (!free && bytes + size > demand.bytes());
            if (!full) {
                Unit leased = unit.lease(seeker.holder());
                units.set(n, leased);
                handed.add(new Handed(n, leased.attempts()));
                bytes += size;
            }
        }
        Rest rest = full ? Rest.MORE : rest(units, seeker, distinctSites);
        Lot next = handed.isEmpty() ? lot : lot.with(units);
        return new Outcome<>(next, List.of(), new Allocation(next, handed, bytes, full, rest));
    }

    private static Rest rest(List<Unit> units, Seeker seeker, boolean distinctSites) {
        Rest rest = Rest.NOTHING;
        for (Unit unit : units) {
            May may = may(unit, seeker, distinctSites);
            if (may == May.YES) {
                return Rest.MORE;
            }
            rest = may == May.OTHERS ? Rest.FOR_OTHERS : rest;
        }
        return rest;
    }

    /** What a lot has given to a pack already. */
    static Allocation heldBy(String pack, Lot lot, LotContent content) {
        List<Handed> handed = new ArrayList<>();
        long bytes = 0;
        for (int n = 0; n < lot.units().size(); n++) {
            Optional<Slot.Leased> lease = lot.units().get(n).leaseOf(pack);
            if (lease.isPresent()) {
                handed.add(new Handed(n, lease.get().attempt()));
                bytes += content.payloads().get(n).bytes();
            }
        }
        return new Allocation(lot, handed, bytes, false, Rest.MORE);
    }

    /** Frees the chosen units that are still leased to the pack; done again, it changes nothing. */
    static Outcome<Lot, Integer> release(Lot lot, String pack, Giving giving, IntPredicate chosen) {
        List<Unit> units = new ArrayList<>(lot.units());
        int freed = 0;
        for (int n = 0; n < units.size(); n++) {
            Unit unit = units.get(n);
            Optional<Slot.Leased> lease = chosen.test(n) ? unit.leaseOf(pack) : Optional.empty();
            if (lease.isPresent()) {
                units.set(n, unit.release(lease.get(), giving.how(), giving.why()));
                freed++;
            }
        }
        return freed == 0 ? Outcome.unchanged(lot, 0) : new Outcome<>(lot.with(units, giving.at()), List.of(), freed);
    }

    /** How, why and when units are given back. @param why they cannot be done; null where nothing is said */
    record Giving(Pack.Release how, @Nullable String why, Instant at) {
        static Giving of(Pack.Release how, Instant at) {
            return new Giving(how, null, at);
        }
    }

    private static May may(Unit unit, Seeker seeker, boolean distinctSites) {
        if (unit.open() == 0
                || unit.past().isDeclinedBy(seeker.site())
                || (distinctSites && unit.isHeldBy(seeker.site()))) {
            return May.NO;
        }
        return hasSomebodyFor(unit, seeker) ? May.YES : May.OTHERS;
    }

    /** Each label and each lease of a unit takes another of the seeker's people; a named one must not be among them. */
    private static boolean hasSomebodyFor(Unit unit, Seeker seeker) {
        Set<String> taken =
                unit.leases().map(Slot.Leased::worker).filter(Objects::nonNull).collect(Collectors.toSet());
        long able = seeker.people().stream()
                .filter(worker -> !taken.contains(worker) && !unit.isLabelledBy(worker))
                .count();
        if (seeker.holder().worker() != null) {
            return able > 0;
        }
        long unnamed = unit.leases()
                .filter(lease -> lease.worker() == null && lease.site().equals(seeker.site()))
                .count();
        return able > unnamed;
    }
}
