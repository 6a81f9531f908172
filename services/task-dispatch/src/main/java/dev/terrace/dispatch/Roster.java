package dev.terrace.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What leasing and submitting need to know of a site, kept in memory for some seconds. */
@ApplicationScoped
public class Roster {
    private final MongoSites sites;
    private final ReadyQueue queue;
    private final Cache<String, Facts> facts;
    private final Cache<String, String> siteOfWorker;
    private final Map<String, Integer> lastWorkers = new ConcurrentHashMap<>();

    /** A site's county and how many workers it has. */
    public record Facts(String county, int workers) {}

    Roster(MongoSites sites, ReadyQueue queue, Limits limits) {
        this.sites = sites;
        this.queue = queue;
        this.facts = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(limits.siteSeconds()))
                .build();
        this.siteOfWorker = Caffeine.newBuilder()
                .maximumSize(limits.cachedWorkers())
                .expireAfterWrite(Duration.ofSeconds(limits.siteSeconds()))
                .build();
    }

    /** @throws Refused if the site is not registered */
    public Facts of(String site) {
        Facts known = facts.getIfPresent(site);
        return known == null ? load(site) : known;
    }

    /** Those of the workers that the site has. */
    public Set<String> ofSite(String site, Collection<String> workers) {
        Set<String> unknown = new HashSet<>(workers);
        unknown.removeIf(worker -> site.equals(siteOfWorker.getIfPresent(worker)));
        Set<String> found = new HashSet<>(workers);
        found.removeAll(unknown);
        if (!unknown.isEmpty()) {
            for (Worker worker : sites.workers().find(unknown)) {
                siteOfWorker.put(worker.id(), worker.site());
                if (worker.site().equals(site)) {
                    found.add(worker.id());
                }
            }
        }
        return found;
    }

    /** What was known of the site is not so any more. */
    public void changed(String site) {
        facts.invalidate(site);
    }

    /** A site with more workers than before may take what it could not take then. */
    private Facts load(String site) {
        String county = sites.sites()
                .find(site)
                .orElseThrow(() -> new Refused(
                        Refusal.SITE_UNKNOWN, "An operator registers %s with PUT /v1/sites/%s".formatted(site, site)))
                .county();
        Facts loaded = new Facts(county, sites.countWorkers(site));
        facts.put(site, loaded);
        Integer before = lastWorkers.put(site, loaded.workers());
        if (before != null && before < loaded.workers()) {
            queue.forget(site);
        }
        return loaded;
    }
}
