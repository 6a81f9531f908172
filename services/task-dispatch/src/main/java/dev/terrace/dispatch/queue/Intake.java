package dev.terrace.dispatch.queue;

import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.QueueFeed;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotPrelabelled;
import dev.terrace.shared.event.LotWithdrawn;
import dev.terrace.shared.project.MongoProjects;
import dev.terrace.shared.store.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Stores what the events say and tells the ready queue. */
@ApplicationScoped
class Intake {
    private final MongoLots lots;
    private final MongoProjects projects;
    private final QueueFeed queue;
    private final Told told;
    private final InstantSource clock;

    Intake(MongoLots lots, MongoProjects projects, QueueFeed queue, Told told, InstantSource clock) {
        this.lots = lots;
        this.projects = projects;
        this.queue = queue;
        this.told = told;
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
            told.queued(lot);
        }
    }

    /** @throws java.util.NoSuchElementException if the lot is not there, which a later delivery may find */
    void judged(LotJudged judged) {
        Instant now = clock.instant();
        Queueing.Judged changed = lots.change(judged.lot(), lot -> Queueing.judge(lot, judged, now))
                .orElseThrow();
        queue.offer(changed.lot());
        told.judged(changed.fresh(), now);
    }

    /** @throws java.util.NoSuchElementException if the lot is not there, which a later delivery may find */
    void prelabelled(LotPrelabelled given) {
        Optional<Boolean> changed = lots.change(given.lot(), lot -> {
            LotContent before = lots.content(lot.content());
            LotContent after = before.with(given, lot);
            if (after == before) {
                return Outcome.unchanged(lot, false);
            }
            lots.keep(after);
            return new Outcome<>(lot.showing(after.id()), List.of(), true);
        });
        if (changed.isEmpty()) {
            throw new NoSuchElementException("no lot " + given.lot());
        }
    }

    /** @throws java.util.NoSuchElementException if the lot is not there, which a later delivery may find */
    void withdrawn(LotWithdrawn withdrawn) {
        told.withdrawn(withdrawn);
    }
}
