package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.Meters;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.MongoPacks;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.QueueFeed;
import dev.terrace.dispatch.StuckUnits;
import dev.terrace.dispatch.lease.Leasing.Giving;
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
    private final StuckUnits stuck;
    private final Meters meters;

    Releases(MongoLots lots, MongoPacks packs, QueueFeed queue, StuckUnits stuck, Meters meters) {
        this.lots = lots;
        this.packs = packs;
        this.queue = queue;
        this.stuck = stuck;
        this.meters = meters;
    }

    /** Hands back all that is still leased. @return how many units that were */
    int giveBack(Pack pack, Giving giving) {
        if (giving.how() == Pack.Release.UNABLE) {
            int freed = 0;
            for (String lot : new HashSet<>(pack.lots())) {
                freed += free(lot, pack.id(), giving, _ -> true);
            }
            packs.done(pack, giving.at());
            return freed;
        }
        return free(
                packs.change(
                                pack.id(),
                                known -> known.state() instanceof Pack.Live
                                        ? known.end(giving.how(), giving.at())
                                        : known)
                        .orElseThrow(),
                giving.at());
    }

    /** Hands back some units; with the last of them the pack is done. @return how many were still leased */
    int giveBack(Pack pack, Set<UnitId> units, Giving giving) {
        Map<String, Set<Integer>> byLot = units.stream()
                .collect(Collectors.groupingBy(
                        unit -> unit.lot().toString(), Collectors.mapping(UnitId::n, Collectors.toSet())));
        int freed = 0;
        for (var chosen : byLot.entrySet()) {
            if (pack.lots().contains(chosen.getKey())) {
                freed += free(chosen.getKey(), pack.id(), giving, chosen.getValue()::contains);
            }
        }
        if (lots.find(pack.lots()).stream().noneMatch(lot -> lot.isLeasedBy(pack.id()))) {
            packs.done(pack, giving.at());
        }
        return freed;
    }

    /** Ends what has run out and frees what has ended. */
    void end(List<Pack> due, Instant now) {
        for (Pack pack : due) {
            try {
                free(packs.change(pack.id(), known -> expired(known, now)).orElse(pack), now);
            } catch (RuntimeException e) {
                LOG.errorf(e, "pack %s cannot be ended now; the next sweep tries again", pack.id());
            }
        }
    }

    /** Renewed in the meantime, it stays; one that was cut off while it was made has not been handed out. */
    private static Pack expired(Pack pack, Instant now) {
        return switch (pack.state()) {
            case Pack.Live live when !live.renewBy().isAfter(now) -> pack.end(Pack.Release.EXPIRED, now);
            case Pack.Taking taking when !taking.until().isAfter(now) -> pack.end(Pack.Release.UNWORKED, now);
            case Pack.Live _, Pack.Taking _, Pack.Ended _, Pack.Freed _, Pack.Done _ -> pack;
        };
    }

    private int free(Pack pack, Instant now) {
        return switch (pack.state()) {
            case Pack.Taking _, Pack.Live _, Pack.Done _ -> 0;
            case Pack.Ended ended -> {
                int freed = freeAll(pack, Giving.of(ended.how(), now));
                packs.change(pack.id(), known -> known.state().equals(ended) ? known.freed(ended) : known);
                yield freed;
            }
            case Pack.Freed freed -> {
                int more = freed.againAt() == null ? 0 : freeAll(pack, Giving.of(freed.how(), now));
                packs.change(pack.id(), known -> known.state().equals(freed) ? known.settled(freed) : known);
                yield more;
            }
        };
    }

    private int freeAll(Pack pack, Giving giving) {
        int freed = 0;
        for (String lot : new HashSet<>(pack.lots())) {
            freed += free(lot, pack.id(), giving, _ -> true);
        }
        return freed;
    }

    private int free(String lot, String pack, Giving giving, IntPredicate chosen) {
        int freed = lots.change(lot, known -> {
                    Outcome<Lot, Integer> outcome = Leasing.release(known, pack, giving, chosen);
                    return new Outcome<>(
                            outcome.state(), outcome.events(), new Freed(outcome.state(), outcome.answer()));
                })
                .map(done -> {
                    if (done.units() > 0) {
                        queue.offer(done.lot());
                        meters.released(giving.how(), done.units());
                    }
                    return done.units();
                })
                .orElse(0);
        if (freed > 0 && giving.how() == Pack.Release.UNABLE) {
            stuck.look(lot, giving.at());
        }
        return freed;
    }

    private record Freed(Lot lot, int units) {}
}
