package dev.terrace.quality.reconcile;

import dev.terrace.quality.Limits;
import dev.terrace.quality.MongoLots;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Judges what has waited for as long as the policy says. Of several instances that find the same lot, one stores. */
@ApplicationScoped
class ClockWatch {
    private final MongoLots lots;
    private final Judging judging;
    private final Limits limits;
    private final InstantSource clock;

    ClockWatch(MongoLots lots, Judging judging, Limits limits, InstantSource clock) {
        this.lots = lots;
        this.judging = judging;
        this.limits = limits;
        this.clock = clock;
    }

    @Scheduled(every = "${terrace.quality.clock-watch:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        lots.due(clock.instant(), limits.clockLots()).forEach(judging::lookAtTheClock);
    }
}
