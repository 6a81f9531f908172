package dev.terrace.payout.approve;

import dev.terrace.payout.Limits;
import dev.terrace.payout.Meters;
import dev.terrace.payout.MongoPayRuns;
import dev.terrace.payout.PayRun;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Ends what a crash left between two stages of a run, once it has been there long enough that nobody can still be at it, and keeps
 * an eye on what waits for its approver.
 */
@ApplicationScoped
class Repair {

    private final MongoPayRuns runs;
    private final Steps steps;
    private final InstantSource clock;
    private final Limits limits;
    private final Meters meters;

    Repair(MongoPayRuns runs, Steps steps, InstantSource clock, Limits limits, Meters meters) {
        this.runs = runs;
        this.steps = steps;
        this.clock = clock;
        this.limits = limits;
        this.meters = meters;
    }

    @Scheduled(every = "${terrace.payout.repair:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        Instant now = clock.instant();
        for (PayRun run : runs.unfinished()) {
            PayRun.Decision decision = run.decision();
            if (run.stuckSince(now.minus(limits.claiming()))) {
                steps.make(run);
            } else if (decision != null && decision.at().isBefore(now.minus(limits.repairAfter()))) {
                steps.finish(run);
            }
        }
        List<PayRun> drafts = runs.drafts();
        meters.waiting(
                drafts.size(), drafts.isEmpty() ? null : drafts.getFirst().madeAt());
    }
}
