package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.Meters;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.MongoPacks;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.QueueFeed;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.UnitId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Ends packs and frees their slots: the pack first, then lot by lot, then the pack is marked. Each step can be repeated, so
 * whoever finds a pack half-way ends it.
 */
@ApplicationScoped
class Releases {
    private static final Logger LOG = Logger.getLogger(Releases.class);

    private final MongoLots lots;
    private final MongoPacks packs;
    private final QueueFeed queue;
    private final Meters meters;
    private final Limits limits;

    Releases(MongoLots lots, MongoPacks packs, QueueFeed queue, Meters meters, Limits limits) {
        this.lots = lots;
        this.packs = packs;
        this.queue = queue;
        this.meters = meters;
        this.limits = limits;
    }

    /** Hands back all that is still leased. @return how many units that were */
    int giveBack(Pack pack, Pack.Release how, Instant now) {
        return free(packs.change(pack.id(), known -> known.isLive() ? known.end(how, now) : known)
                .orElseThrow());
    }

    /** Hands back some units; with the last of them the pack is done. @return how many were still leased */
    int giveBack(Pack pack, Set<UnitId> units, Pack.Release how, Instant now) {
        Map<String, Set<Integer>> byLot = units.stream()
                .collect(Collectors.groupingBy(
                        unit -> unit.lot().toString(), Collectors.mapping(UnitId::n, Collectors.toSet())));
        int freed = 0;
        for (var chosen : byLot.entrySet()) {
            if (pack.lots().contains(chosen.getKey())) {
                freed += free(chosen.getKey(), pack.id(), how, chosen.getValue()::contains);
            }
        }
        if (lots.find(pack.lots()).stream().noneMatch(lot -> lot.isLeasedBy(pack.id()))) {
            packs.done(pack, now);
        }
        return freed;
    }

    /** Ends what has run out and frees what has ended. @return how many packs that were */
    int sweep(Instant now) {
        List<Pack> due = packs.due(now, limits.expiryPacks());
        for (Pack pack : due) {
            try {
                free(packs.change(pack.id(), known -> expired(known, now)).orElseThrow());
            } catch (RuntimeException e) {
                LOG.errorf(e, "pack %s cannot be ended now; the next sweep tries again", pack.id());
            }
        }
        return due.size();
    }

    /** Renewed in the meantime, it stays. */
    private static Pack expired(Pack pack, Instant now) {
        return pack.state() instanceof Pack.Live live && !live.renewBy().isAfter(now)
                ? pack.end(Pack.Release.EXPIRED, now)
                : pack;
    }

    private int free(Pack pack) {
        return switch (pack.state()) {
            case Pack.Live _, Pack.Done _ -> 0;
            case Pack.Ended ended -> {
                int freed = freeAll(pack, ended.how());
                packs.change(pack.id(), known -> known.state().equals(ended) ? known.freed(ended) : known);
                yield freed;
            }
            case Pack.Freed freed -> {
                int more = freed.againAt() == null ? 0 : freeAll(pack, freed.how());
                packs.change(pack.id(), known -> known.state().equals(freed) ? known.settled(freed) : known);
                yield more;
            }
        };
    }

    private int freeAll(Pack pack, Pack.Release how) {
        int freed = 0;
        for (String lot : new HashSet<>(pack.lots())) {
            freed += free(lot, pack.id(), how, _ -> true);
        }
        return freed;
    }

    private int free(String lot, String pack, Pack.Release how, IntPredicate chosen) {
        return lots.change(lot, known -> {
                    Outcome<Lot, Integer> outcome = Leasing.release(known, pack, how, chosen);
                    return new Outcome<>(
                            outcome.state(), outcome.events(), new Freed(outcome.state(), outcome.answer()));
                })
                .map(freed -> {
                    if (freed.units() > 0) {
                        queue.offer(freed.lot());
                        meters.released(how, freed.units());
                    }
                    return freed.units();
                })
                .orElse(0);
    }

    private record Freed(Lot lot, int units) {}
}
