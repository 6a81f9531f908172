package dev.terrace.dispatch;

import java.util.Optional;
import java.util.function.Predicate;

/** The open lots of one version of a project, those that somebody has begun apart from fresh ones. */
final class Lane {
    final Origin origin;
    final Shares.Project project;
    final Line started;
    final Line fresh;

    Lane(Origin origin, Shares.Project project, int mostSeekers) {
        this.origin = origin;
        this.project = project;
        this.started = new Line(mostSeekers);
        this.fresh = new Line(mostSeekers);
    }

    int size() {
        return started.size() + fresh.size();
    }

    Optional<QueuedLot> next(Line.Seeker seeker, Predicate<QueuedLot> mayTake) {
        return started.next(seeker, mayTake).or(() -> fresh.next(seeker, mayTake));
    }

    boolean hasForOthers(Line.Seeker seeker) {
        return started.hasForOthers(seeker) || fresh.hasForOthers(seeker);
    }
}
