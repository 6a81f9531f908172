package dev.terrace.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What leasing and submitting need to know of a site and its people, kept in memory for some seconds. */
@ApplicationScoped
public class Roster {
    private final MongoSites sites;
    private final MongoPresence presence;
    private final ReadyQueue queue;
    private final Limits limits;
    private final InstantSource clock;
    private final Cache<String, Facts> facts;
    private final Cache<String, Worker> workers;
    private final Map<String, Set<String>> before = new ConcurrentHashMap<>();

    /** A site's county and its people. */
    public record Facts(String county, int workers, People people) {}

    /**
     * Who of a site may be dealt work.
     *
     * @param seen those who have asked or labelled of late, or whom the site names; they come first
     * @param present those and who was registered of late; all, where nobody has been seen
     */
    public record People(Set<String> seen, Set<String> present) {
        public static People only(String worker) {
            return new People(Set.of(worker), Set.of(worker));
        }
    }

    Roster(MongoSites sites, MongoPresence presence, ReadyQueue queue, Limits limits, InstantSource clock) {
        this.sites = sites;
        this.presence = presence;
        this.queue = queue;
        this.limits = limits;
        this.clock = clock;
        this.facts = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(limits.siteSeconds()))
                .build();
        this.workers = Caffeine.newBuilder()
                .maximumSize(limits.cachedWorkers())
                .expireAfterWrite(Duration.ofSeconds(limits.siteSeconds()))
                .build();
    }

    /** @throws Refused if the site is not registered */
    public Facts of(String site) {
        Facts known = facts.getIfPresent(site);
        return known == null ? load(site) : known;
    }

    /** Those of the workers that the site has, or had until lately: what they made before they left still counts. */
    public Map<String, Worker> ofSite(String site, Collection<String> ids) {
        Map<String, Worker> found = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        for (String id : ids) {
            Worker worker = workers.getIfPresent(id);
            if (worker == null) {
                unknown.add(id);
            } else {
                found.put(id, worker);
            }
        }
        if (!unknown.isEmpty()) {
            sites.workers().find(unknown).forEach(worker -> {
                workers.put(worker.id(), worker);
                found.put(worker.id(), worker);
            });
        }
        Instant leftBefore = clock.instant().minus(Duration.ofHours(limits.leaverHours()));
        found.values()
                .removeIf(worker -> !worker.site().equals(site)
                        || (worker.state() == Worker.State.LEFT
                                && worker.since().isBefore(leftBefore)));
        return found;
    }

    /** They have asked or labelled. */
    public void saw(String site, Collection<String> ids) {
        presence.saw(site, ids, clock.instant());
        Facts known = facts.getIfPresent(site);
        if (known != null && !known.people().seen().containsAll(ids)) {
            facts.invalidate(site);
        }
    }

    /** What was known of the site is not so any more. */
    public void changed(String site, Collection<String> ids) {
        workers.invalidateAll(ids);
        facts.invalidate(site);
    }

    /** A site with more people than before may take what it could not take then. */
    private Facts load(String site) {
        String county = sites.sites()
                .find(site)
                .orElseThrow(() -> new Refused(
                        Refusal.SITE_UNKNOWN, "An operator registers %s with PUT /v1/sites/%s".formatted(site, site)))
                .county();
        Map<String, Worker> active =
                sites.activeWorkers(site).stream().collect(Collectors.toMap(Worker::id, worker -> worker));
        Facts loaded = new Facts(county, active.size(), people(site, active));
        facts.put(site, loaded);
        Set<String> last = before.put(site, loaded.people().present());
        if (last == null || !last.containsAll(loaded.people().present())) {
            queue.moreCame(site);
        }
        return loaded;
    }

    private People people(String site, Map<String, Worker> active) {
        Instant now = clock.instant();
        Instant of = now.minus(Duration.ofMinutes(limits.presenceMinutes()));
        MongoPresence.Known known = presence.of(site, of, now);
        Set<String> seen = known.workers().stream().filter(active::containsKey).collect(Collectors.toSet());
        if (known.said()) {
            return new People(seen, seen);
        }
        Set<String> present = new HashSet<>(seen);
        active.values().stream()
                .filter(worker -> worker.since().isAfter(of))
                .map(Worker::id)
                .forEach(present::add);
        Set<String> all = present.isEmpty() ? active.keySet() : present;
        return new People(Set.copyOf(seen.isEmpty() ? all : seen), Set.copyOf(all));
    }
}
