package dev.terrace.shared.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.terrace.shared.outbox.Outbox;
import dev.terrace.shared.property.Seeded;
import dev.terrace.stack.LocalStack;
import dev.terrace.stack.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GroupCommitIT {
    private static final int WRITERS = 32;
    private static final int PROCESSES = 3;
    private static final AtomicInteger COMMANDS = new AtomicInteger();

    private static LocalStack stack;
    private static MongoClient client;

    private final String run = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        stack = LocalStack.servers(Settings.isolated(Path.of("target/groups").toAbsolutePath()));
        stack.startEmpty();
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(stack.mongoUri()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        if (event.getCommandName().equals("update")) {
                            COMMANDS.incrementAndGet();
                        }
                    }
                })
                .build());
    }

    @AfterAll
    static void stop() {
        client.close();
        stack.crash();
    }

    /** As another process sees the same collection. */
    private static Documents<Counter> process() {
        return new Store(client, "terrace_groups_test", new Outbox(new ObjectMapper()))
                .documents("counters", Counter.class);
    }

    /** Each counter, and each of its versions, is what the writers were told that they had done: no win told twice, none kept back. */
    @Seeded
    void everyWriterIsToldWhatBecameOfTheirWrite(long seed) {
        List<Documents<Counter>> processes =
                IntStream.range(0, PROCESSES).mapToObj(_ -> process()).toList();
        int documents = 1 + new Random(seed).nextInt(6);
        Map<String, LongAdder> won = new ConcurrentHashMap<>();
        Map<String, LongAdder> made = new ConcurrentHashMap<>();
        together(WRITERS, writer -> {
            Random random = new Random(31 * seed + writer);
            Documents<Counter> mine = processes.get(writer % PROCESSES);
            for (int i = 0; i < 40; i++) {
                String id = run + "-" + seed + "-" + random.nextInt(documents);
                if (mine.insert(Counter.zero(id), List.of())) {
                    count(made, id);
                }
                Counter seen = mine.find(id).orElseThrow();
                if (mine.save(seen.more(), List.of())) {
                    count(won, id);
                }
            }
            return writer;
        });
        assertThat(made).allSatisfy((_, times) -> assertThat(times.sum()).isEqualTo(1));
        made.keySet()
                .forEach(id -> assertThat(process().find(id))
                        .contains(new Counter(
                                id, won.get(id).sum(), (int) won.get(id).sum())));
    }

    private static void count(Map<String, LongAdder> map, String id) {
        map.computeIfAbsent(id, _ -> new LongAdder()).increment();
    }

    private interface Writing {
        Object write(int writer) throws Exception;
    }

    private static List<Object> together(int writers, Writing writing) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Object>> all = IntStream.range(0, writers)
                    .mapToObj(writer -> (Callable<Object>) () -> writing.write(writer))
                    .toList();
            List<Object> results = new ArrayList<>();
            for (Future<Object> one : threads.invokeAll(all)) {
                results.add(one.get());
            }
            return results;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void manyWritersShareCommands() {
        Documents<Counter> counters = process();
        counters.insertAll(IntStream.range(0, WRITERS)
                .mapToObj(i -> new Pending<>(Counter.zero(run + i), List.of()))
                .toList());
        int before = COMMANDS.get();
        together(WRITERS, i -> {
            for (int n = 0; n < 20; n++) {
                assertThat(counters.save(new Counter(run + i, n, n + 1), List.of()))
                        .isTrue();
            }
            return i;
        });
        assertThat(COMMANDS.get() - before).isLessThan(WRITERS * 20 / 4);
    }

    @Test
    void aWriteThatFailsForItsOwnSakeFailsAlone() {
        MongoCollection<BsonDocument> raw =
                client.getDatabase("terrace_groups_test").getCollection("strict", BsonDocument.class);
        client.getDatabase("terrace_groups_test").createCollection("strict");
        client.getDatabase("terrace_groups_test")
                .runCommand(Document.parse("{collMod: 'strict', validator: {count: {$lt: 100}}}"));
        Documents<Counter> strict = new Store(client, "terrace_groups_test", new Outbox(new ObjectMapper()))
                .documents("strict", Counter.class);
        List<Object> told = together(WRITERS, i -> {
            try {
                return strict.insert(new Counter(run + i, 0, i % 4 == 0 ? 100 : 0), List.of());
            } catch (MongoWriteException e) {
                assertThat(Store.isAway(e)).isFalse();
                return "refused";
            }
        });
        for (int i = 0; i < WRITERS; i++) {
            assertThat(told.get(i)).isEqualTo(i % 4 == 0 ? "refused" : true);
        }
        assertThat(raw.countDocuments()).isEqualTo(WRITERS * 3 / 4);
    }

    @Test
    void whoWritesWhileTheStoreIsAwayIsToldSoInItsTime() {
        Documents<Counter> counters = process();
        counters.insert(Counter.zero(run), List.of());
        stack.stop("mongod");
        try {
            long began = System.nanoTime();
            together(WRITERS, i -> {
                assertThatThrownBy(() -> counters.insert(Counter.zero(run + i), List.of()))
                        .matches(Store::isAway);
                return i;
            });
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began))
                    .isLessThan(8);
        } finally {
            stack.start("mongod");
        }
        assertThat(counters.save(Counter.zero(run).more(), List.of())).isTrue();
    }

    @Test
    void whoIsInterruptedDoesNotDisturbTheOthers() throws Exception {
        Documents<Counter> counters = process();
        Thread interrupted = Thread.ofVirtual().start(() -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> counters.insert(Counter.zero(run), List.of()))
                    .matches(Store::isAway);
        });
        interrupted.join();
        together(
                WRITERS,
                i -> assertThat(counters.insert(Counter.zero(run + i), List.of()))
                        .isTrue());
    }
}
