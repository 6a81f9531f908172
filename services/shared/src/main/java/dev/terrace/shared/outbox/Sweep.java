package dev.terrace.shared.outbox;

import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.IndexOptions;
import dev.terrace.shared.outbox.Outbox.Waiting;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/** Publishes what has waited too long to be on its way in memory, and counts what waits. */
@ApplicationScoped
class Sweep {
    private static final String TIME = Outbox.FIELD + ".time";
    private static final String PARKED_TIME = Outbox.PARKED + ".time";
    private static final Duration UNHEARD = Duration.ofSeconds(5);
    /** Documents that the store sends at a time: some MB of those that have large events. */
    private static final int FETCHED = 50;

    private final Outbox outbox;
    private final Relay relay;
    private final Meters meters;
    private final InstantSource clock;
    private final Set<MongoNamespace> indexed = new HashSet<>();

    Sweep(Outbox outbox, Relay relay, Meters meters, InstantSource clock) {
        this.outbox = outbox;
        this.relay = relay;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(every = "${terrace.outbox.sweep:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        Instant now = clock.instant();
        long depth = 0;
        long parked = 0;
        Instant oldest = now;
        for (MongoCollection<BsonDocument> collection : outbox.watched()) {
            if (!indexed.contains(collection.getNamespace())) {
                index(collection, TIME);
                index(collection, PARKED_TIME);
                indexed.add(collection.getNamespace());
            }
            publishUnheard(collection, Date.from(now.minus(UNHEARD)));
            depth += collection.countDocuments(exists(TIME));
            parked += collection.countDocuments(exists(PARKED_TIME));
            BsonDocument first = collection
                    .find(exists(TIME))
                    .sort(ascending(TIME))
                    .projection(include(TIME))
                    .first();
            oldest = first == null ? oldest : earlier(oldest, first);
        }
        meters.waiting(depth, Duration.between(oldest, now), parked);
    }

    /** Goes past what the broker does not take; stops when it takes nothing. */
    private void publishUnheard(MongoCollection<BsonDocument> collection, Date before) {
        try (MongoCursor<BsonDocument> documents = collection
                .find(lt(TIME, before))
                .projection(include(Outbox.FIELD))
                .batchSize(FETCHED)
                .cursor()) {
            boolean taken = true;
            while (taken && documents.hasNext()) {
                taken = relay.publish(batch(collection.getNamespace(), documents)) > 0;
            }
        }
    }

    private static List<Waiting> batch(MongoNamespace collection, MongoCursor<BsonDocument> documents) {
        List<Waiting> batch = new ArrayList<>();
        for (int bytes = 0; documents.hasNext() && batch.size() < Relay.BATCH_EVENTS && bytes < Relay.BATCH_BYTES; ) {
            BsonDocument document = documents.next();
            String id = document.getString("_id").getValue();
            for (var event : document.getArray(Outbox.FIELD)) {
                Waiting waiting = new Waiting(collection, id, event.asDocument());
                batch.add(waiting);
                bytes += waiting.data().length;
            }
        }
        return batch;
    }

    private static Instant earlier(Instant oldest, BsonDocument document) {
        return document.getArray(Outbox.FIELD, new BsonArray()).stream()
                .map(event -> Instant.ofEpochMilli(
                        event.asDocument().getDateTime("time").getValue()))
                .reduce(oldest, (a, b) -> a.isBefore(b) ? a : b);
    }

    private static void index(MongoCollection<BsonDocument> collection, String field) {
        collection.createIndex(ascending(field), new IndexOptions().partialFilterExpression(exists(field)));
    }
}
