package dev.terrace.quality;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the indexes once the store can be reached, and keeps an eye on the oldest review. */
@ApplicationScoped
class MongoWatch {
    private final MongoLots lots;
    private final MongoSkills skills;
    private final MongoVerdicts verdicts;
    private final Meters meters;
    private volatile boolean indexed;

    MongoWatch(MongoLots lots, MongoSkills skills, MongoVerdicts verdicts, Meters meters) {
        this.lots = lots;
        this.skills = skills;
        this.verdicts = verdicts;
        this.meters = meters;
    }

    @Scheduled(every = "${terrace.quality.review-watch:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        if (!indexed) {
            lots.index();
            skills.index();
            verdicts.index();
            indexed = true;
        }
        meters.oldestReview(lots.oldestReview().orElse(null));
    }
}
