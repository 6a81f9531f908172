package dev.terrace.shared.store;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.terrace.shared.outbox.Outbox;
import dev.terrace.stack.LocalStack;
import dev.terrace.stack.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentsIT {
    private static LocalStack stack;
    private static MongoClient client;

    private Documents<Counter> counters;
    private final String id = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        stack = LocalStack.servers(Settings.isolated(Path.of("target/documents").toAbsolutePath()));
        stack.startEmpty();
        client = MongoClients.create(stack.mongoUri());
    }

    @AfterAll
    static void stop() {
        client.close();
        stack.crash();
    }

    @BeforeEach
    void open() {
        Outbox outbox = new Outbox(new ObjectMapper());
        counters = new Store(client, "terrace_shared_test", outbox).documents("counters", Counter.class);
    }

    @Test
    void ofManyWhoDecideOnOneVersionOneIsStored() {
        counters.insert(Counter.zero(id), List.of());
        Counter seen = counters.find(id).orElseThrow();

        assertThat(counters.save(seen.more(), List.of())).isTrue();
        assertThat(counters.save(seen.more(), List.of())).isFalse();
        assertThat(counters.find(id)).contains(new Counter(id, 1, 1));
    }

    @Test
    void whoeverLosesTheRaceDecidesAgain() {
        counters.insert(Counter.zero(id), List.of());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            range(0, 100)
                    .forEach(i -> threads.submit(
                            () -> counters.change(id, c -> new Outcome<>(c.more(), List.of(), c.count()))));
        }
        assertThat(counters.find(id)).contains(new Counter(id, 100, 100));
    }

    @Test
    void documentsOfAnEarlierShapeAreRefusedInASentenceAndLaterFieldsTolerated() {
        var raw = client.getDatabase("terrace_shared_test").getCollection("shapes");
        raw.drop();
        Documents<Counter> shapes = new Store(client, "terrace_shared_test", new Outbox(new ObjectMapper()))
                .documents("shapes", Counter.class);
        assertThatNoException().as("of none").isThrownBy(() -> shapes.requireShape("count"));
        raw.insertOne(new Document("_id", "b")
                .append("version", 0L)
                .append("count", 1)
                .append("later", "on"));
        assertThatNoException().isThrownBy(() -> shapes.requireShape("count"));

        raw.insertOne(new Document("_id", "c").append("version", 0L).append("counted", 1));
        assertThatThrownBy(() -> shapes.requireShape("count"))
                .isInstanceOf(EarlierShapeException.class)
                .hasMessageContainingAll(
                        "terrace_shared_test.shapes", "\"c\"", "has no field 'count'", "empty database");
        raw.deleteOne(new Document("_id", "c"));
        raw.insertOne(new Document("_id", "a").append("version", 0L).append("count", List.of("one")));
        assertThatThrownBy(() -> shapes.requireShape("count"))
                .isInstanceOf(EarlierShapeException.class)
                .hasMessageContaining("cannot be read");
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Sparse(@JsonProperty("_id") String id, long version) implements Versioned<Sparse> {
        @Override
        public Sparse withVersion(long next) {
            return new Sparse(id, next);
        }
    }

    @Test
    void documentsThatLeaveOutWhatIsNullAreRefused() {
        Store store = new Store(client, "terrace_shared_test", new Outbox(new ObjectMapper()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.documents("sparse", Sparse.class))
                .withMessageContaining("null");
    }

    @Test
    void theStoreSaysThatItIsThere() {
        assertThatNoException()
                .isThrownBy(new Store(client, "terrace_shared_test", new Outbox(new ObjectMapper()))::ping);
    }

    @Test
    void anInsertOfWhatIsThereChangesNothing() {
        assertThat(counters.insert(Counter.zero(id).more(), List.of())).isTrue();
        assertThat(counters.insert(Counter.zero(id), List.of())).isFalse();
        assertThat(counters.insertAll(List.of(
                        new Pending<>(Counter.zero(id), List.of()), new Pending<>(Counter.zero(id + "b"), List.of()))))
                .isEqualTo(1);
        assertThat(counters.find(List.of(id, id + "b")))
                .extracting(Counter::count)
                .containsExactlyInAnyOrder(1, 0);
    }

    @Test
    void aChangeOfNothingStoresNothing() {
        counters.insert(Counter.zero(id), List.of());
        assertThat(counters.change(id, c -> Outcome.unchanged(c, "seen"))).contains("seen");
        assertThat(counters.find(id)).contains(Counter.zero(id));
        assertThat(counters.change("none", c -> Outcome.unchanged(c, "seen"))).isEmpty();
    }

    private CachedDocuments<Counter> known() {
        return new CachedDocuments<>(counters, 1_000, _ -> 1);
    }

    @Test
    void whatIsKnownGivesWayToWhatIsStored() {
        CachedDocuments<Counter> here = known();
        here.insert(Counter.zero(id), List.of());
        known().change(id, c -> new Outcome<>(c.more(), List.of(), c.count()));

        assertThat(here.glance(id)).contains(Counter.zero(id));
        assertThat(here.change(id, c -> Outcome.unchanged(c, c.count()))).contains(1);
        assertThat(here.glance(id)).contains(new Counter(id, 1, 1));
    }

    @Test
    void theFirstOfManyToHearOfADocumentMakesIt() {
        List<CachedDocuments<Counter>> processes = List.of(known(), known());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            range(0, 100)
                    .forEach(i -> threads.submit(() -> processes
                            .get(i % 2)
                            .changeOrMake(
                                    id, () -> Counter.zero(id), c -> new Outcome<>(c.more(), List.of(), c.count()))));
        }
        assertThat(counters.find(id).orElseThrow().count()).isEqualTo(100);
    }
}
