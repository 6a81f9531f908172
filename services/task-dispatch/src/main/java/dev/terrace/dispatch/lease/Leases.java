package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Ids;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.MongoPacks;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.ReadyQueue;
import dev.terrace.dispatch.Refusal;
import dev.terrace.dispatch.lease.Leasing.Allocation;
import dev.terrace.dispatch.lease.Leasing.Demand;
import dev.terrace.dispatch.lease.Leasing.Giving;
import dev.terrace.dispatch.lease.Leasing.Seeker;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes packs. The lots are chosen by what is known of them in memory; the pack that names them is stored as being taken; then
 * each lot is decided again and saved; then the pack is confirmed. What was lost to somebody faster is made up from further lots.
 * A pack that was cut off in between is gone on with by the repeat of its request, or ended by the sweep.
 */
@ApplicationScoped
class Leases {
    private final MongoLots lots;
    private final MongoPacks packs;
    private final ReadyQueue queue;
    private final Choices choices;
    private final PackTerms terms;

    /** What a request for work came to. */
    sealed interface Result permits Leased, There, Nothing {}

    /** A pack with what each of its lots gave. */
    record Leased(Pack pack, List<Allocation> given) implements Result {
        int units() {
            return given.stream().mapToInt(lot -> lot.units().size()).sum();
        }
    }

    /** A pack of this id is there already. */
    record There() implements Result {}

    /** What is being made: under the name of whoever makes it. */
    private record Making(Ask ask, Seeker seeker, String taker, List<Allocation> given) {
        Demand missing() {
            Demand demand = ask.demand();
            for (Allocation allocation : given) {
                demand = demand.less(allocation);
            }
            return demand;
        }
    }

    Leases(MongoLots lots, MongoPacks packs, ReadyQueue queue, Choices choices, PackTerms terms) {
        this.lots = lots;
        this.packs = packs;
        this.queue = queue;
        this.choices = choices;
        this.terms = terms;
    }

    /** Makes a pack for those who were seen of late; if there is nothing for them, for all who may be there. */
    Result lease(Ask ask) {
        Result result = lease(ask, ask.people().seen(), ask.site());
        return result instanceof Nothing
                        && !ask.people().seen().containsAll(ask.people().present())
                ? lease(ask, ask.people().present(), ask.site() + "/*")
                : result;
    }

    private Result lease(Ask ask, Set<String> people, String walker) {
        String name = ask.holder().worker() == null
                ? walker
                : ask.site() + "/" + ask.holder().worker();
        try (ReadyQueue.Walk walk = queue.walk(ask.site(), name, ask.wanted()::takes)) {
            Making making = new Making(ask, ask.seeker(people), Ids.random("t-"), new ArrayList<>());
            Set<String> chosen = choices.choose(walk, making.seeker(), making.missing());
            if (chosen.isEmpty()) {
                return nothing(walk, ask);
            }
            Pack pack = terms.begin(ask, making.taker(), chosen);
            if (!packs.insert(pack)) {
                return new There();
            }
            Result result = fill(pack, making, walk, chosen);
            if (result instanceof Nothing) {
                packs.remove(pack, making.taker());
            }
            return result;
        }
    }

    /**
     * Goes on with a pack that was cut off while it was made; whoever made it finds that it is so no more. Without any unit it
     * stays until the sweep ends it: its first maker may only sleep, and lease for it yet.
     */
    Result resume(Pack cutOff, Ask ask) {
        Seeker seeker = ask.seeker(ask.people().present());
        Making making = new Making(ask, seeker, Ids.random("t-"), new ArrayList<>());
        Pack pack = packs.change(
                        cutOff.id(),
                        known -> known.state() instanceof Pack.Taking
                                ? known.taking(terms.taking(making.taker()))
                                : known)
                .orElse(cutOff);
        if (!pack.isTakenBy(making.taker())) {
            return new There();
        }
        lots.find(pack.lots()).stream()
                .filter(lot -> lot.isLeasedBy(pack.id()))
                .map(lot -> Leasing.heldBy(pack.id(), lot, lots.content(lot.content())))
                .forEach(making.given()::add);
        try (ReadyQueue.Walk walk = queue.walk(ask.site(), ask.site() + "/*", ask.wanted()::takes)) {
            Set<String> chosen = making.missing().isMet() ? Set.of() : choices.choose(walk, seeker, making.missing());
            return fill(chosen.isEmpty() ? pack : extend(pack, making, chosen), making, walk, chosen);
        }
    }

    private Result fill(Pack begun, Making making, ReadyQueue.Walk walk, Set<String> first) {
        Pack pack = begun;
        Set<String> chosen = first;
        while (!chosen.isEmpty() && pack.isTakenBy(making.taker())) {
            for (String lot : chosen) {
                Allocation taken = lots.change(lot, known -> choices.decide(known, making.seeker(), making.missing()))
                        .orElseThrow();
                making.given().add(taken);
                walk.report(taken.lot(), taken.units().size(), taken.rest());
            }
            chosen = making.missing().isMet() ? Set.of() : choices.choose(walk, making.seeker(), making.missing());
            pack = chosen.isEmpty() ? pack : extend(pack, making, chosen);
        }
        return confirm(pack, making, walk);
    }

    /** A process that slept too long must not hand out what the sweeper has looked for already, or a repeat has gone on with. */
    private Result confirm(Pack pack, Making making, ReadyQueue.Walk walk) {
        List<Allocation> given =
                making.given().stream().filter(lot -> !lot.units().isEmpty()).toList();
        if (given.isEmpty()) {
            return nothing(walk, making.ask());
        }
        Instant now = terms.now();
        int units = given.stream().mapToInt(lot -> lot.units().size()).sum();
        AtomicBoolean ours = new AtomicBoolean();
        Pack confirmed = packs.change(pack.id(), known -> {
                    ours.set(known.isTakenBy(making.taker()));
                    return ours.get() ? known.confirm(units, now) : known;
                })
                .orElseThrow();
        if (ours.get()) {
            return new Leased(confirmed, given);
        }
        if (!confirmed.isLive()) {
            Giving back = Giving.of(Pack.Release.UNWORKED, now);
            given.forEach(
                    some -> lots.change(some.lot().id(), lot -> Leasing.release(lot, pack.id(), back, _ -> true)));
        }
        return new There();
    }

    private Nothing nothing(ReadyQueue.Walk walk, Ask ask) {
        if (!queue.isBuilt()) {
            throw new Refused(Refusal.QUEUE_NOT_READY, "Ask again after Retry-After seconds");
        }
        return choices.nothing(walk, ask);
    }

    private Pack extend(Pack pack, Making making, Set<String> chosen) {
        int seconds = terms.leaseSeconds(making.ask(), chosen);
        return packs.change(pack.id(), known -> known.isTakenBy(making.taker()) ? known.with(chosen, seconds) : known)
                .orElse(pack);
    }
}
