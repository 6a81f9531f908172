package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.Pack;
import dev.terrace.shared.project.MongoProjects;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** How long packs last. */
@ApplicationScoped
class PackTerms {
    private final MongoLots lots;
    private final MongoProjects projects;
    private final Limits limits;
    private final InstantSource clock;

    PackTerms(MongoLots lots, MongoProjects projects, Limits limits, InstantSource clock) {
        this.lots = lots;
        this.projects = projects;
        this.limits = limits;
        this.clock = clock;
    }

    /** A pack of these lots, named by whoever begins to make it. */
    Pack begin(Ask ask, String taker, Set<String> chosen) {
        int seconds = leaseSeconds(ask, chosen);
        Instant now = now();
        long cover = Math.max(seconds, Math.min((long) seconds * limits.packLeases(), limits.packMinutes() * 60L));
        Pack.Request request = new Pack.Request(ask.site(), ask.holder().worker(), ask.requestHash());
        Pack.Term term = new Pack.Term(now, seconds, now.plusSeconds(cover));
        return Pack.taking(ask.pack(), request, chosen, term, taking(taker));
    }

    Instant now() {
        return clock.instant();
    }

    Pack.Taking taking(String taker) {
        return new Pack.Taking(taker, clock.instant().plusSeconds(limits.takingSeconds()));
    }

    /** The minutes that were asked for; else the shortest lease of the lots' projects. */
    int leaseSeconds(Ask ask, Set<String> chosen) {
        Integer minutes = ask.size().minutes();
        return minutes != null
                ? minutes * 60
                : chosen.stream()
                        .map(lots::content)
                        .map(LotContent::terms)
                        .map(projects::terms)
                        .mapToInt(terms -> terms.dispatch().leaseSeconds())
                        .min()
                        .orElseThrow();
    }
}
