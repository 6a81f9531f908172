package dev.terrace.dispatch.queue;

import dev.terrace.dispatch.Meters;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.MongoLots.Standing;
import dev.terrace.dispatch.MongoSites;
import dev.terrace.dispatch.QueueFeed;
import dev.terrace.dispatch.ReadyQueue;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rebuilds the ready queue at start, and at intervals adds what it has not heard of: lots that another instance took in or
 * opened again.
 */
@ApplicationScoped
class QueueSweep {
    private static final int BATCH_LOTS = 2_000;

    private final MongoLots lots;
    private final MongoSites sites;
    private final ReadyQueue queue;
    private final QueueFeed feed;
    private final Meters meters;

    QueueSweep(MongoLots lots, MongoSites sites, ReadyQueue queue, QueueFeed feed, Meters meters) {
        this.lots = lots;
        this.sites = sites;
        this.queue = queue;
        this.feed = feed;
        this.meters = meters;
    }

    @Scheduled(every = "${terrace.dispatch.queue-sweep:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        lots.index();
        sites.index();
        List<String> unheard = new ArrayList<>();
        lots.open().forEach((lot, reopenCount) -> {
            if (!queue.knows(lot, reopenCount)) {
                unheard.add(lot);
            }
        });
        List<Standing> found = new ArrayList<>();
        for (int from = 0; from < unheard.size(); from += BATCH_LOTS) {
            found.addAll(lots.standings(unheard.subList(from, Math.min(unheard.size(), from + BATCH_LOTS))));
        }
        found.sort(Comparator.comparing(Standing::since).thenComparing(Standing::id));
        found.forEach(feed::offer);
        queue.built();
    }

    /** Counting looks at every lot that is open or leased, so it is done seldom. */
    @Scheduled(every = "${terrace.dispatch.queue-count:15s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void count() {
        meters.holds(lots.counts());
    }
}
