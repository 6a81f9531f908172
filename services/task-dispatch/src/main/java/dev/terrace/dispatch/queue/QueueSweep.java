package dev.terrace.dispatch.queue;

import dev.terrace.dispatch.MongoInstances;
import dev.terrace.dispatch.QueueFeed;
import dev.terrace.dispatch.StuckUnits;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** What the ready queue needs done at intervals. */
@ApplicationScoped
class QueueSweep {
    private final Rebuilding rebuilding;
    private final QueueFeed feed;
    private final StuckUnits stuck;
    private final MongoInstances instances;
    private final InstantSource clock;

    QueueSweep(Rebuilding rebuilding, QueueFeed feed, StuckUnits stuck, MongoInstances instances, InstantSource clock) {
        this.rebuilding = rebuilding;
        this.feed = feed;
        this.stuck = stuck;
        this.instances = instances;
        this.clock = clock;
    }

    @Scheduled(every = "${terrace.dispatch.queue-sweep:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        rebuilding.read(clock.instant());
    }

    @Scheduled(every = "${terrace.dispatch.directives:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void direct() {
        feed.refresh();
    }

    @Scheduled(every = "${terrace.dispatch.stuck-sweep:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void lookForStuck() {
        if (instances.part().index() == 0) {
            stuck.sweep(clock.instant());
        }
    }

    @Scheduled(every = "${terrace.dispatch.queue-count:15s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void count() {
        rebuilding.count();
    }
}
