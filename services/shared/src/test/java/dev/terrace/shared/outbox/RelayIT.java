package dev.terrace.shared.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.regex;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.PayRunApproved;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Store;
import dev.terrace.shared.store.Versioned;
import dev.terrace.stack.LocalStack;
import dev.terrace.stack.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RelayIT {
    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final SimpleMeterRegistry METRICS = new SimpleMeterRegistry();

    private static LocalStack stack;
    private static MongoClient client;
    private static Outbox outbox;
    private static Publisher publisher;
    private static Relay relay;
    private static Sweep sweep;
    private static Store store;

    private final String run = UUID.randomUUID().toString();
    private final Documents<Paper> papers = store.documents("papers", Paper.class);

    record Paper(@JsonProperty("_id") String id, long version) implements Versioned<Paper> {
        @Override
        public Paper withVersion(long version) {
            return new Paper(id, version);
        }
    }

    @BeforeAll
    static void start() {
        stack = LocalStack.servers(Settings.isolated(Path.of("target/relay").toAbsolutePath()));
        stack.startEmpty();
        client = MongoClients.create(stack.mongoUri());
        outbox = new Outbox(new ObjectMapper());
        store = new Store(client, "terrace_shared_test", outbox);
        Map<String, Object> broker = Map.of("bootstrap.servers", stack.bootstrapServers());
        publisher = new Publisher("test", broker);
        Meters meters = new Meters(METRICS);
        relay = new Relay(outbox, publisher, meters);
        sweep = new Sweep(outbox, relay, meters, InstantSource.system());
        relay.start(new StartupEvent());
    }

    @AfterAll
    static void stop() {
        relay.stop(new ShutdownEvent());
        publisher.close();
        client.close();
        stack.crash();
    }

    @Test
    void anEventGoesOutAsACloudEventAndLeavesItsDocument() {
        papers.insert(new Paper(run, 0), List.of(approved(Instant.now())));

        ConsumerRecord<String, byte[]> heard = heard("payrun.approved:" + run);
        assertThat(heard.key()).isEqualTo(run);
        assertThat(header(heard, "ce_type")).isEqualTo("dev.terrace.payrun.approved.v1");
        assertThat(header(heard, "ce_source")).isEqualTo("/terrace/test");
        assertThat(new String(heard.value(), UTF_8)).contains("\"totalMinor\":7");
        await().atMost(BOUND).until(() -> waiting().isEmpty());
    }

    @Test
    void aSaveKeepsWhatStillWaits() {
        papers.insert(new Paper(run, 0), List.of());
        leaveWaiting(Instant.now());

        assertThat(papers.save(new Paper(run, 0), List.of())).isTrue();
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void theSweepPublishesWhatACrashLeftBehind() {
        papers.insert(new Paper(run, 0), List.of());
        leaveWaiting(Instant.EPOCH);

        sweep.sweep();

        assertThat(heard("payrun.approved:" + run).key()).isEqualTo(run);
        assertThat(waiting()).isEmpty();
    }

    /** A record of just the size that is promised, which does not get smaller on its way, passes producer, topic and broker. */
    @Test
    void theLargestEventThatIsPromisedGoesOut() {
        papers.insert(new Paper(run, 0), List.of());
        raw().updateOne(Filters.eq("_id", run), Updates.push(Outbox.FIELD, ofSize(Event.MOST_BYTES)));

        sweep.sweep();

        assertThat(heard("payrun.approved:" + run).value().length).isEqualTo(Event.MOST_BYTES);
        await().atMost(BOUND).until(() -> waiting().isEmpty());
    }

    @Test
    void eventsThatAreTooLargeAreParkedAndHoldUpNothing() {
        double before = METRICS.get("terrace.outbox.parked").gauge().value();
        for (int i = 0; i < 20; i++) {
            papers.insert(new Paper(run + i, 0), List.of());
            raw().updateOne(Filters.eq("_id", run + i), Updates.push(Outbox.FIELD, ofSize(Event.MOST_BYTES + 1)));
        }
        papers.insert(new Paper(run, 0), List.of());
        leaveWaiting(Instant.EPOCH.plusSeconds(60));

        sweep.sweep();

        assertThat(heard("payrun.approved:" + run).key()).isEqualTo(run);
        await().atMost(BOUND).until(() -> waiting().isEmpty());
        assertThat(raw().countDocuments(and(regex("_id", run), exists("outbox.0"))))
                .isZero();
        assertThat(raw().find(Filters.eq("_id", run + 7)).first().getArray(Outbox.PARKED))
                .hasSize(1);
        assertThat(METRICS.get("terrace.outbox.parked").gauge().value()).isEqualTo(before + 20);
    }

    /** An event of the distant past with so many bytes that do not compress. */
    private BsonDocument ofSize(int bytes) {
        byte[] data = new byte[bytes];
        new Random(bytes).nextBytes(data);
        return outbox.stored(List.of(approved(Instant.EPOCH)))
                .getFirst()
                .asDocument()
                .append("data", new BsonBinary(data));
    }

    private void leaveWaiting(Instant since) {
        raw().updateOne(Filters.eq("_id", run), Updates.set(Outbox.FIELD, outbox.stored(List.of(approved(since)))));
    }

    private Event approved(Instant time) {
        return Event.of(new PayRunApproved(run, "CNY", 1, 7, "0".repeat(64), "lin", "zhao"), time);
    }

    private BsonArray waiting() {
        return raw().find(Filters.eq("_id", run)).first().getArray(Outbox.FIELD, new BsonArray());
    }

    private static MongoCollection<BsonDocument> raw() {
        return store.collection("papers", BsonDocument.class);
    }

    private static ConsumerRecord<String, byte[]> heard(String id) {
        Map<String, ConsumerRecord<String, byte[]>> all = new HashMap<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                stack.bootstrapServers(),
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(Set.of("terrace.payments"));
            await().atMost(BOUND).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> all.put(header(record, "ce_id"), record));
                return all.containsKey(id);
            });
        }
        return all.get(id);
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
