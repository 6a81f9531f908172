package dev.terrace.dispatch.submit;

import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.MongoInstances;
import dev.terrace.dispatch.MongoSubmissions;
import dev.terrace.dispatch.Submission;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Finishes submissions that were stored and never answered, as after a crash. */
@ApplicationScoped
class SubmissionSweep {
    private static final Logger LOG = Logger.getLogger(SubmissionSweep.class);

    private final MongoSubmissions stored;
    private final MongoInstances instances;
    private final Submissions submissions;
    private final Limits limits;
    private final InstantSource clock;

    SubmissionSweep(
            MongoSubmissions stored,
            MongoInstances instances,
            Submissions submissions,
            Limits limits,
            InstantSource clock) {
        this.stored = stored;
        this.instances = instances;
        this.submissions = submissions;
        this.limits = limits;
        this.clock = clock;
    }

    @Scheduled(
            every = "${terrace.dispatch.submission-sweep:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        Instant now = clock.instant();
        for (Submission submission : stored.unanswered(now, instances.part(), limits.sweepSubmissions())) {
            try {
                submissions.decide(submission, now);
            } catch (RuntimeException e) {
                LOG.errorf(e, "submission %s cannot be finished now; the next sweep tries again", submission.id());
            }
        }
    }
}
