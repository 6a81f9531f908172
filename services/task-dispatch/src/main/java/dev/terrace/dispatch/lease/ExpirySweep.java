package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.MongoInstances;
import dev.terrace.dispatch.MongoPacks;
import dev.terrace.dispatch.Pack;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Looks every second for packs that have run out: this instance's part of them, and what has been left undone for long. */
@ApplicationScoped
class ExpirySweep {
    private final MongoPacks packs;
    private final MongoInstances instances;
    private final Releases releases;
    private final Limits limits;
    private final InstantSource clock;

    ExpirySweep(MongoPacks packs, MongoInstances instances, Releases releases, Limits limits, InstantSource clock) {
        this.packs = packs;
        this.instances = instances;
        this.releases = releases;
        this.limits = limits;
        this.clock = clock;
    }

    @Scheduled(every = "${terrace.dispatch.expiry-sweep:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        Instant now = clock.instant();
        List<Pack> due = packs.due(now, instances.part(), limits.expiryPacks());
        releases.end(due, now);
    }
}
