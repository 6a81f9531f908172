package dev.terrace.dispatch.queue;

import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.Meters;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.QueueFeed;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.project.MongoProjects;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Stores what the events say and tells the ready queue. */
@ApplicationScoped
class Intake {
    private final MongoLots lots;
    private final QueueFeed queue;
    private final MongoProjects projects;
    private final Meters meters;
    private final InstantSource clock;

    Intake(MongoLots lots, QueueFeed queue, MongoProjects projects, Meters meters, InstantSource clock) {
        this.lots = lots;
        this.queue = queue;
        this.projects = projects;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * A lot that is there already has been taken in before.
     *
     * @throws dev.terrace.shared.project.UnknownProjectException if nothing has been heard of its project yet
     */
    void created(LotCreated created) {
        Lot lot = Queueing.create(created, projects.terms(created.terms()), clock.instant());
        if (lots.insert(LotContent.of(created), lot)) {
            queue.offer(lot);
            meters.queued(lot.units().size());
        }
    }

    /** @throws java.util.NoSuchElementException if the lot is not there, which a later delivery may find */
    void judged(LotJudged judged) {
        Lot changed =
                lots.change(judged.lot(), lot -> Queueing.judge(lot, judged)).orElseThrow();
        queue.offer(changed);
    }
}
