package dev.terrace.dispatch;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.terrace.shared.project.MongoProjects;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Finds units that nobody is left to label. */
@ApplicationScoped
public class StuckUnits {
    private static final int LOTS = 500;

    private final MongoLots lots;
    private final MongoProjects projects;
    private final Meters meters;
    private final Duration patience;
    private final LoadingCache<Boolean, Map<String, Integer>> staffed;
    private String cursor = "";

    StuckUnits(MongoLots lots, MongoProjects projects, MongoSites sites, Meters meters, Limits limits) {
        this.lots = lots;
        this.projects = projects;
        this.meters = meters;
        this.patience = Duration.ofHours(limits.stuckHours());
        this.staffed = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(limits.siteSeconds()))
                .build(_ -> sites.staffed());
    }

    /** Looks for units that every site has handed back; those that others might still come for are left to the sweep. */
    public void look(String lot, Instant now) {
        end(lot, false, now);
    }

    /** Looks at some open lots further on; one after the other their turn comes round. */
    public void sweep(Instant now) {
        List<Lot> some = lots.open(cursor, LOTS);
        cursor = some.size() < LOTS ? "" : some.getLast().id();
        for (Lot lot : some) {
            boolean waited = lot.times().opened().plus(patience).isBefore(now);
            if (waited
                    || lot.units().stream()
                            .anyMatch(unit -> !unit.past().declined().isEmpty())) {
                end(lot.id(), waited, now);
            }
        }
    }

    /** Ends units that the client takes back. @throws java.util.NoSuchElementException if there is no such lot */
    public void withdraw(String lot, List<Integer> units) {
        meters.stuck(lots.change(lot, known -> Stuck.withdraw(known, units)).orElseThrow());
    }

    private void end(String id, boolean waited, Instant now) {
        Map<String, Integer> sites = staffed.get(true);
        lots.change(id, lot -> {
                    boolean distinctSites =
                            projects.terms(lot.terms()).quality().distinctSites();
                    return Stuck.end(lot, distinctSites, sites, waited, now);
                })
                .ifPresent(meters::stuck);
    }
}
