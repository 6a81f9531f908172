package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.MongoPacks;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Looks every second for packs that have run out. Several instances may do so at once. */
@ApplicationScoped
class ExpirySweep {
    private final MongoPacks packs;
    private final Releases releases;
    private final InstantSource clock;

    ExpirySweep(MongoPacks packs, Releases releases, InstantSource clock) {
        this.packs = packs;
        this.releases = releases;
        this.clock = clock;
    }

    @Scheduled(every = "${terrace.dispatch.expiry-sweep:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        packs.index();
        releases.sweep(clock.instant());
    }
}
