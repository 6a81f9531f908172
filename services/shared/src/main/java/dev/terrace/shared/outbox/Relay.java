package dev.terrace.shared.outbox;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.pushEach;
import static java.util.stream.Collectors.groupingBy;

import com.mongodb.MongoNamespace;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.outbox.Outbox.Waiting;
import dev.terrace.shared.outbox.Publisher.Published;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jboss.logging.Logger;

/**
 * Publishes the events of the {@link Outbox} and takes those out of their documents that the broker has acknowledged. At least
 * once: a crash in between publishes again. What is too large for any broker is parked in its document, so that it holds up nothing.
 */
@ApplicationScoped
class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);

    static final int BATCH_EVENTS = 500;
    static final int BATCH_BYTES = 4 << 20;

    /** Events are published and cleared several at a time: for one alone, either costs as much as for ten. */
    private static final Duration GATHER = Duration.ofMillis(20);

    private final Outbox outbox;
    private final Publisher publisher;
    private final Meters meters;
    private volatile boolean running = true;

    Relay(Outbox outbox, Publisher publisher, Meters meters) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.meters = meters;
    }

    void start(@Observes StartupEvent started) {
        Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent stopping) {
        running = false;
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>(BATCH_EVENTS);
        while (running) {
            try {
                batch.add(outbox.take());
                LockSupport.parkNanos(GATHER.toNanos());
                outbox.drainTo(batch, BATCH_EVENTS, BATCH_BYTES);
                publish(batch);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("%d events stay in the outbox until the next sweep: %s", batch.size(), e.getMessage());
            }
            batch.clear();
        }
    }

    /** @return how many have left the outbox, taken by the broker or parked */
    synchronized int publish(List<Waiting> batch) {
        Published published = publisher.publish(batch);
        update(published.acknowledged(), WriteConcern.W1, (ids, _) -> pull(Outbox.FIELD, ids));
        meters.published(published.acknowledged().size());
        published.tooLarge().forEach(this::tellTooLarge);
        update(
                published.tooLarge(),
                WriteConcern.MAJORITY,
                (ids, events) -> combine(pull(Outbox.FIELD, ids), pushEach(Outbox.PARKED, events)));
        return published.acknowledged().size() + published.tooLarge().size();
    }

    private void tellTooLarge(Waiting waiting) {
        LOG.errorf(
                "%s has %d bytes, and an event has at most %d: it is not published, and lies in '%s' of %s in %s",
                waiting.id(),
                waiting.data().length,
                Event.MOST_BYTES,
                Outbox.PARKED,
                waiting.document(),
                waiting.collection().getCollectionName());
    }

    /** Lost in a crash, this is done again by the sweep; so clearing need not wait for the journal. */
    private void update(List<Waiting> events, WriteConcern concern, BiFunction<Bson, List<BsonDocument>, Bson> change) {
        events.stream()
                .collect(groupingBy(Waiting::collection))
                .forEach((name, ofCollection) -> update(name, ofCollection, concern, change));
    }

    private void update(
            MongoNamespace name,
            List<Waiting> events,
            WriteConcern concern,
            BiFunction<Bson, List<BsonDocument>, Bson> change) {
        List<UpdateOneModel<BsonDocument>> updates = new ArrayList<>();
        events.stream().collect(groupingBy(Waiting::document)).forEach((document, ofDocument) -> {
            Bson ids = in("id", ofDocument.stream().map(Waiting::id).toList());
            List<BsonDocument> stored = ofDocument.stream().map(Waiting::event).toList();
            updates.add(new UpdateOneModel<>(eq("_id", document), change.apply(ids, stored)));
        });
        outbox.collection(name).withWriteConcern(concern).bulkWrite(updates, new BulkWriteOptions().ordered(false));
    }
}
