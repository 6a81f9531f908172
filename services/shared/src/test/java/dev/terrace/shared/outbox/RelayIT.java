package dev.terrace.shared.outbox;

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
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RelayIT {
    private static final Duration BOUND = Duration.ofSeconds(30);

    private static LocalStack stack;
    private static MongoClient client;
    private static Outbox outbox;
    private static Relay relay;
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
        relay = new Relay(outbox, new Meters(new SimpleMeterRegistry()), InstantSource.system(), "test", broker);
        relay.start(new StartupEvent());
    }

    @AfterAll
    static void stop() {
        relay.stop(new ShutdownEvent());
        client.close();
        stack.crash();
    }

    @Test
    void anEventGoesOutAsACloudEventAndLeavesItsDocument() {
        papers.insert(new Paper(run, 0), List.of(approved(Instant.now())));

        ConsumerRecord<String, String> heard = heard("payrun.approved:" + run);
        assertThat(heard.key()).isEqualTo(run);
        assertThat(header(heard, "ce_type")).isEqualTo("dev.terrace.payrun.approved.v1");
        assertThat(header(heard, "ce_source")).isEqualTo("/terrace/test");
        assertThat(heard.value()).contains("\"totalMinor\":7");
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

        relay.sweep();

        assertThat(heard("payrun.approved:" + run).key()).isEqualTo(run);
        assertThat(waiting()).isEmpty();
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

    private static ConsumerRecord<String, String> heard(String id) {
        Map<String, ConsumerRecord<String, String>> all = new HashMap<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                stack.bootstrapServers(),
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
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
