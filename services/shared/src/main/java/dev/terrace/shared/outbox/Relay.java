package dev.terrace.shared.outbox;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;

import com.mongodb.MongoNamespace;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.outbox.Outbox.Waiting;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Publishes the events of the {@link Outbox} (CloudEvents 1.0, binary mode, acks from all replicas) and takes those out of
 * their documents that the broker has acknowledged. At least once: a crash in between publishes again.
 */
@ApplicationScoped
class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final String TIME = Outbox.FIELD + ".time";
    private static final int BATCH_EVENTS = 500;
    /** Events are published and cleared several at a time: for one alone, either costs as much as for ten. */
    private static final Duration GATHER = Duration.ofMillis(20);

    private static final Duration UNHEARD = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final Meters meters;
    private final InstantSource clock;
    private final String source;
    private final Producer<String, byte[]> producer;
    private final Set<MongoNamespace> indexed = new HashSet<>();
    private volatile boolean running = true;

    Relay(
            Outbox outbox,
            Meters meters,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
        this.source = "/terrace/" + service;
        this.producer = producer(service, broker);
    }

    private static Producer<String, byte[]> producer(String service, Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-outbox");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 << 20);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000L);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    void start(@Observes StartupEvent started) {
        Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent stopping) {
        running = false;
        producer.close(Duration.ofSeconds(2));
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>(BATCH_EVENTS);
        while (running) {
            try {
                batch.add(outbox.queue().take());
                LockSupport.parkNanos(GATHER.toNanos());
                outbox.queue().drainTo(batch, BATCH_EVENTS - 1);
                publish(batch);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("%d events stay in the outbox until the next sweep: %s", batch.size(), e.getMessage());
            }
            batch.clear();
        }
    }

    /** Publishes what has waited too long to be on its way in memory. */
    @Scheduled(every = "${terrace.outbox.sweep:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        Instant now = clock.instant();
        long depth = 0;
        Instant oldest = now;
        for (MongoCollection<BsonDocument> collection : outbox.watched()) {
            if (!indexed.contains(collection.getNamespace())) {
                index(collection);
                indexed.add(collection.getNamespace());
            }
            publishUnheard(collection, Date.from(now.minus(UNHEARD)));
            depth += collection.countDocuments(exists(TIME));
            BsonDocument first =
                    collection.find(exists(TIME)).sort(ascending(TIME)).first();
            oldest = first == null ? oldest : earlier(oldest, first);
        }
        meters.waiting(depth, Duration.between(oldest, now));
    }

    private void publishUnheard(MongoCollection<BsonDocument> collection, Date before) {
        List<Waiting> found;
        do {
            found = unheard(collection, before);
        } while (publish(found) && found.size() >= BATCH_EVENTS);
    }

    private static List<Waiting> unheard(MongoCollection<BsonDocument> collection, Date before) {
        List<Waiting> found = new ArrayList<>();
        for (BsonDocument document : collection.find(lt(TIME, before)).limit(BATCH_EVENTS)) {
            String id = document.getString("_id").getValue();
            document.getArray(Outbox.FIELD)
                    .forEach(event -> found.add(new Waiting(collection.getNamespace(), id, event.asDocument())));
        }
        return found;
    }

    private static Instant earlier(Instant oldest, BsonDocument document) {
        return document.getArray(Outbox.FIELD, new BsonArray()).stream()
                .map(event -> Instant.ofEpochMilli(
                        event.asDocument().getDateTime("time").getValue()))
                .reduce(oldest, (a, b) -> a.isBefore(b) ? a : b);
    }

    /** @return whether the broker took them all */
    private synchronized boolean publish(List<Waiting> batch) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(batch.size());
        batch.forEach(waiting -> sent.add(producer.send(record(waiting.event()))));
        List<Waiting> acknowledged = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            try {
                sent.get(i).get();
                acknowledged.add(batch.get(i));
            } catch (ExecutionException e) {
                LOG.warnf("the broker did not take %s: %s", batch.get(i).event().get("id"), e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        acknowledged.stream().collect(groupingBy(Waiting::collection)).forEach(this::clear);
        meters.published(acknowledged.size());
        return acknowledged.size() == batch.size();
    }

    /** Lost in a crash, this is done again by the sweep; so it need not wait for the journal. */
    private void clear(MongoNamespace name, List<Waiting> published) {
        List<UpdateOneModel<BsonDocument>> updates = new ArrayList<>();
        published.stream().collect(groupingBy(Waiting::document)).forEach((id, events) -> {
            Bson ids = in("id", events.stream().map(w -> w.event().get("id")).toList());
            updates.add(new UpdateOneModel<>(eq("_id", id), Updates.pull(Outbox.FIELD, ids)));
        });
        outbox.collection(name)
                .withWriteConcern(WriteConcern.W1)
                .bulkWrite(updates, new BulkWriteOptions().ordered(false));
    }

    private ProducerRecord<String, byte[]> record(BsonDocument event) {
        EventType type = EventType.named(event.getString("type").getValue());
        byte[] data = event.getBinary("data").getData();
        var record = new ProducerRecord<>(type.topic(), event.getString("key").getValue(), data);
        header(record, "content-type", "application/json");
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", event.getString("id").getValue());
        header(record, "ce_type", type.typeName());
        header(record, "ce_source", source);
        header(
                record,
                "ce_time",
                Instant.ofEpochMilli(event.getDateTime("time").getValue()).toString());
        if (event.containsKey(Outbox.TRACE)) {
            header(record, Outbox.TRACE, event.getString(Outbox.TRACE).getValue());
        }
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }

    private static void index(MongoCollection<BsonDocument> collection) {
        collection.createIndex(ascending(TIME), new IndexOptions().partialFilterExpression(exists(TIME)));
    }
}
