package dev.terrace.dispatch.queue;

import dev.terrace.dispatch.Meters;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.MongoTallies;
import dev.terrace.dispatch.MongoTallies.Tally;
import dev.terrace.dispatch.QueueFeed;
import dev.terrace.dispatch.ReadyQueue;
import dev.terrace.shared.project.UnknownProjectException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reads the ready queue from the store: all of it at start, oldest first, and what is read is dealt at once; afterwards what became
 * open since the last time, less what clocks may differ by, for lots that another instance took in or opened again.
 */
@ApplicationScoped
class Rebuilding {
    private static final Logger LOG = Logger.getLogger(Rebuilding.class);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);
    private static final Duration ALL_AGAIN = Duration.ofHours(1);

    private final MongoLots lots;
    private final MongoTallies tallies;
    private final ReadyQueue queue;
    private final QueueFeed feed;
    private final Meters meters;
    private Instant readUpTo = Instant.EPOCH;
    private Instant readAllAt = Instant.EPOCH;

    Rebuilding(MongoLots lots, MongoTallies tallies, ReadyQueue queue, QueueFeed feed, Meters meters) {
        this.lots = lots;
        this.tallies = tallies;
        this.queue = queue;
        this.feed = feed;
        this.meters = meters;
    }

    void read(Instant now) {
        boolean all = queue.takeLeftSome() || readAllAt.plus(ALL_AGAIN).isBefore(now);
        lots.open(all ? Instant.EPOCH : readUpTo.minus(CLOCKS_DIFFER), this::offer);
        readUpTo = now;
        readAllAt = all ? now : readAllAt;
        queue.built();
    }

    private void offer(MongoLots.Queued lot) {
        try {
            feed.offer(lot);
        } catch (UnknownProjectException e) {
            LOG.errorf("lot %s is not dealt: %s", lot.id(), e.getMessage());
        }
    }

    void count() {
        List<Tally> all = tallies.all();
        Optional<Instant> oldest = all.stream()
                .flatMap(tally -> lots.oldest(tally.project()).stream())
                .min(Instant::compareTo);
        meters.holds(all, oldest.orElse(null));
    }
}
