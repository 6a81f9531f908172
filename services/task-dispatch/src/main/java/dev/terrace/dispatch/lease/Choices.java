package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.ReadyQueue;
import dev.terrace.dispatch.lease.Leasing.Allocation;
import dev.terrace.dispatch.lease.Leasing.Demand;
import dev.terrace.dispatch.lease.Leasing.Seeker;
import dev.terrace.shared.project.MongoProjects;
import dev.terrace.shared.store.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses the lots of a pack. */
@ApplicationScoped
class Choices {
    private static final int MOST_AT_ONCE = 500;

    private final MongoLots lots;
    private final MongoProjects projects;
    private final Outlook outlook;
    private final Duration patience;

    Choices(MongoLots lots, MongoProjects projects, Outlook outlook, Limits limits) {
        this.lots = lots;
        this.projects = projects;
        this.outlook = outlook;
        this.patience = Duration.ofMillis(limits.searchMillis());
    }

    Outcome<Lot, Allocation> decide(Lot lot, Seeker seeker, Demand demand) {
        boolean distinctSites = projects.terms(lot.terms()).quality().distinctSites();
        return Leasing.lease(lot, lots.content(lot.content()), distinctSites, seeker, demand);
    }

    Nothing nothing(ReadyQueue.Walk walk, Ask ask) {
        return outlook.nothing(walk.end(), ask);
    }

    /**
     * Chooses lots that, by what is known of them here, meet the demand. Lots that others look at are the last resort. As long as
     * nothing is found, more and more are looked at in one reading.
     */
    Set<String> choose(ReadyQueue.Walk walk, Seeker seeker, Demand demand) {
        Set<String> chosen = new LinkedHashSet<>();
        Demand rest = demand;
        long began = System.nanoTime();
        int atOnce = 1;
        while (!rest.isMet() && System.nanoTime() - began < patience.toNanos()) {
            List<String> next = next(walk, atOnce, rest.first());
            if (next.isEmpty()) {
                break;
            }
            for (Allocation found : look(next, seeker, rest)) {
                if (!rest.isMet()) {
                    rest = accept(walk, found, chosen, rest);
                }
            }
            atOnce = chosen.isEmpty() ? Math.min(2 * atOnce, MOST_AT_ONCE) : 1;
        }
        return chosen;
    }

    private static Demand accept(ReadyQueue.Walk walk, Allocation found, Set<String> chosen, Demand rest) {
        if (found.units().isEmpty()) {
            walk.report(found.lot(), 0, found.rest());
        } else {
            chosen.add(found.lot().id());
        }
        return rest.less(found);
    }

    private static List<String> next(ReadyQueue.Walk walk, int many, boolean evenBusy) {
        List<String> next = new ArrayList<>();
        for (@Nullable String lot = walk.next(false); lot != null; lot = walk.next(false)) {
            next.add(lot);
            if (next.size() >= many) {
                return next;
            }
        }
        @Nullable String busy = next.isEmpty() && evenBusy ? walk.next(true) : null;
        return busy == null ? next : List.of(busy);
    }

    /** What the lots would give. "Nothing" is believed only of a lot as it is stored. */
    private List<Allocation> look(List<String> some, Seeker seeker, Demand demand) {
        if (some.size() > 1) {
            return lots.find(some).stream()
                    .map(lot -> decide(lot, seeker, demand).answer())
                    .toList();
        }
        String lot = some.getFirst();
        Allocation found =
                decide(lots.glance(lot).orElseThrow(), seeker, demand).answer();
        return List.of(
                found.units().isEmpty()
                        ? decide(lots.find(lot).orElseThrow(), seeker, demand).answer()
                        : found);
    }
}
