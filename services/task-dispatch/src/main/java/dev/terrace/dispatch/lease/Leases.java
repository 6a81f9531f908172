package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.MongoPacks;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.ReadyQueue;
import dev.terrace.dispatch.Refusal;
import dev.terrace.dispatch.lease.Leasing.Grant;
import dev.terrace.dispatch.lease.Leasing.Wish;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.project.MongoProjects;
import dev.terrace.shared.store.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes packs. The lots are chosen by what is known of them in memory; the pack that names them is stored; then each lot is
 * decided again and saved. What was lost to somebody faster is made up from further lots.
 */
@ApplicationScoped
class Leases {
    private final MongoLots lots;
    private final MongoPacks packs;
    private final ReadyQueue queue;
    private final MongoProjects projects;
    private final Limits limits;
    private final InstantSource clock;

    /** What a request for work came to. */
    sealed interface Result {}

    /** A pack with what each of its lots gave. */
    record Leased(Pack pack, List<Part> parts) implements Result {
        int units() {
            return parts.stream().mapToInt(Part::units).sum();
        }
    }

    /** A pack of this id is there already. */
    record There() implements Result {}

    /** There is nothing for this seeker now. */
    record Nothing() implements Result {}

    /** What one lot gave. */
    record Part(Lot lot, Grant grant) {
        int units() {
            return grant.units().size();
        }
    }

    Leases(
            MongoLots lots,
            MongoPacks packs,
            ReadyQueue queue,
            MongoProjects projects,
            Limits limits,
            InstantSource clock) {
        this.lots = lots;
        this.packs = packs;
        this.queue = queue;
        this.projects = projects;
        this.limits = limits;
        this.clock = clock;
    }

    Result lease(Ask ask) {
        if (!queue.isBuilt()) {
            throw new Refused(Refusal.QUEUE_NOT_READY, "Ask again after Retry-After seconds");
        }
        try (ReadyQueue.Walk walk = queue.walk(ask.site(), ask.walker(), ask::wants)) {
            Wish wish = new Wish(ask.units(), ask.bytes(), true);
            Set<String> chosen = choose(walk, ask, wish);
            if (chosen.isEmpty()) {
                return new Nothing();
            }
            Pack pack = begin(ask, chosen);
            if (!packs.insert(pack)) {
                return new There();
            }
            List<Part> parts = new ArrayList<>();
            while (!chosen.isEmpty()) {
                for (String lot : chosen) {
                    Part part = take(lot, ask, wish);
                    parts.add(part);
                    wish = wish.less(part.grant());
                    walk.report(part.lot(), part.units(), part.grant().more());
                }
                chosen = choose(walk, ask, wish);
                pack = chosen.isEmpty() ? pack : extend(pack, chosen);
            }
            return confirmed(pack, parts);
        }
    }

    /** Chooses lots that, by what is known of them here, meet the wish. Lots that others look at are the last resort. */
    private Set<String> choose(ReadyQueue.Walk walk, Ask ask, Wish wish) {
        Set<String> chosen = new LinkedHashSet<>();
        Wish rest = wish;
        while (!rest.isMet() && walk.looks() < limits.leaseLots()) {
            Optional<String> next = walk.next(false);
            if (next.isEmpty() && rest.first()) {
                next = walk.next(true);
            }
            if (next.isEmpty()) {
                break;
            }
            Part part = look(next.get(), ask, rest);
            rest = rest.less(part.grant());
            if (part.units() == 0) {
                walk.report(part.lot(), 0, part.grant().more());
            } else {
                chosen.add(next.get());
            }
        }
        return chosen;
    }

    /** What the lot would give. "Nothing" is believed only of the lot as it is stored. */
    private Part look(String lot, Ask ask, Wish wish) {
        Part part = decide(lots.glance(lot).orElseThrow(), ask, wish).answer();
        return part.units() == 0
                ? decide(lots.find(lot).orElseThrow(), ask, wish).answer()
                : part;
    }

    private Part take(String lot, Ask ask, Wish wish) {
        return lots.change(lot, known -> decide(known, ask, wish)).orElseThrow();
    }

    private Outcome<Lot, Part> decide(Lot lot, Ask ask, Wish wish) {
        boolean distinctSites = projects.terms(lot.terms()).quality().distinctSites();
        Outcome<Lot, Grant> outcome = Leasing.lease(lot, lots.content(lot.id()), distinctSites, ask.seeker(), wish);
        return new Outcome<>(outcome.state(), outcome.events(), new Part(outcome.state(), outcome.answer()));
    }

    private Pack begin(Ask ask, Set<String> chosen) {
        Instant now = clock.instant();
        int seconds = leaseSeconds(chosen);
        Duration cover = ask.cover() == null ? Duration.ofSeconds((long) seconds * limits.packLeases()) : ask.cover();
        Instant endsAt = now.plus(cover);
        return Pack.leased(
                ask.pack(), ask.site(), ask.worker(), ask.asked(), List.copyOf(chosen), now, seconds, endsAt);
    }

    private Pack extend(Pack pack, Set<String> chosen) {
        int seconds = leaseSeconds(chosen);
        return packs.change(pack.id(), known -> known.with(chosen, seconds)).orElseThrow();
    }

    private int leaseSeconds(Set<String> chosen) {
        return chosen.stream()
                .map(lots::content)
                .map(LotContent::terms)
                .map(projects::terms)
                .mapToInt(terms -> terms.dispatch().leaseSeconds())
                .min()
                .orElseThrow();
    }

    /** A process that slept through its own lease must not hand out what the sweeper has looked for already. */
    private Result confirmed(Pack pack, List<Part> parts) {
        List<Part> some = parts.stream().filter(part -> part.units() > 0).toList();
        if (some.isEmpty()) {
            packs.remove(pack);
            return new Nothing();
        }
        if (pack.state() instanceof Pack.Live live && clock.instant().isBefore(live.renewBy())) {
            return new Leased(pack, some);
        }
        packs.change(pack.id(), known -> known.isLive() ? known.end(Pack.Release.UNWORKED, clock.instant()) : known);
        for (Part part : some) {
            lots.change(part.lot().id(), lot -> Leasing.release(lot, pack.id(), Pack.Release.UNWORKED, _ -> true));
        }
        return new Nothing();
    }
}
