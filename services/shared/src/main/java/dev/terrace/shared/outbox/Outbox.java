package dev.terrace.shared.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoCollection;
import dev.terrace.shared.event.Event;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The events that wait in the documents of this service. What is stored is told to the relay at once, in memory; what the
 * relay did not hear of (a crash, a full queue, a broker that was away) it finds by its sweep.
 */
@ApplicationScoped
public class Outbox {
    /** The array in a document that holds its waiting events. */
    public static final String FIELD = "outbox";

    /** The W3C trace context of an event, in the document and in the headers. */
    static final String TRACE = "traceparent";

    /** Where the events of a document lie that the broker never takes. */
    static final String PARKED = "parked";

    private static final int QUEUE_EVENTS = 4_000;
    private static final long QUEUE_BYTES = 12 << 20;

    private final ObjectMapper json;
    private final Map<MongoNamespace, MongoCollection<BsonDocument>> watched = new ConcurrentHashMap<>();
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE_EVENTS);
    private final AtomicLong queueBytes = new AtomicLong();

    /** An event as it lies in the outbox of a document. */
    record Waiting(MongoNamespace collection, String document, BsonDocument event) {
        String id() {
            return event.getString("id").getValue();
        }

        String type() {
            return event.getString("type").getValue();
        }

        byte[] data() {
            return event.getBinary("data").getData();
        }
    }

    public Outbox(ObjectMapper json) {
        this.json = json;
    }

    /** Takes a collection into the sweep. */
    public void watch(MongoCollection<BsonDocument> collection) {
        watched.put(collection.getNamespace(), collection);
    }

    /** The events as they are stored in a document, each with the trace it belongs to. */
    public BsonArray stored(List<Event> events) {
        BsonArray stored = new BsonArray(events.size());
        for (Event event : events) {
            BsonDocument waiting = new BsonDocument("id", new BsonString(event.id()))
                    .append("type", new BsonString(event.type().typeName()))
                    .append("key", new BsonString(event.key()))
                    .append("time", new BsonDateTime(event.time().toEpochMilli()))
                    .append("data", new BsonBinary(written(event.data())));
            W3CTraceContextPropagator.getInstance().inject(Context.current(), waiting, Outbox::trace);
            stored.add(waiting);
        }
        return stored;
    }

    /** Tells the relay that these are stored and may go out. */
    public void offer(MongoNamespace collection, String document, BsonArray stored) {
        for (BsonValue event : stored) {
            Waiting waiting = new Waiting(collection, document, event.asDocument());
            int bytes = waiting.data().length;
            if (queueBytes.addAndGet(bytes) > QUEUE_BYTES || !queue.offer(waiting)) {
                queueBytes.addAndGet(-bytes);
            }
        }
    }

    /** Waits for one that was offered. */
    Waiting take() throws InterruptedException {
        Waiting waiting = queue.take();
        queueBytes.addAndGet(-waiting.data().length);
        return waiting;
    }

    /** Adds what else was offered, until the batch has so many or about so many bytes. */
    void drainTo(Collection<Waiting> batch, int events, int bytes) {
        int taken = batch.stream().mapToInt(waiting -> waiting.data().length).sum();
        while (batch.size() < events && taken < bytes) {
            Waiting next = queue.poll();
            if (next == null) {
                return;
            }
            int size = next.data().length;
            queueBytes.addAndGet(-size);
            taken += size;
            batch.add(next);
        }
    }

    Iterable<MongoCollection<BsonDocument>> watched() {
        return watched.values();
    }

    MongoCollection<BsonDocument> collection(MongoNamespace name) {
        return Objects.requireNonNull(watched.get(name));
    }

    private static void trace(@Nullable BsonDocument event, String header, String value) {
        if (event != null && header.equals(TRACE)) {
            event.append(TRACE, new BsonString(value));
        }
    }

    private byte[] written(Object data) {
        try {
            return json.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + data.getClass(), e);
        }
    }
}
