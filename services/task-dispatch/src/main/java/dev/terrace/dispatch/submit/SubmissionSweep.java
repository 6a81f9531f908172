package dev.terrace.dispatch.submit;

import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.MongoPacks;
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
    private final MongoPacks packs;
    private final Submissions submissions;
    private final Limits limits;
    private final InstantSource clock;

    SubmissionSweep(
            MongoSubmissions stored, MongoPacks packs, Submissions submissions, Limits limits, InstantSource clock) {
        this.stored = stored;
        this.packs = packs;
        this.submissions = submissions;
        this.limits = limits;
        this.clock = clock;
    }

    @Scheduled(
            every = "${terrace.dispatch.submission-sweep:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        stored.index();
        Instant now = clock.instant();
        for (Submission submission : stored.unanswered(now, limits.sweepSubmissions())) {
            try {
                submissions.decide(submission, packs.find(submission.pack()).orElseThrow(), now);
            } catch (RuntimeException e) {
                LOG.errorf(e, "submission %s cannot be finished now; the next sweep tries again", submission.id());
            }
        }
    }
}
