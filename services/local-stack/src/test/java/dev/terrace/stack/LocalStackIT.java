package dev.terrace.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real broker and the real store: what they were given is there again, whatever ended them. */
class LocalStackIT {
    @TempDir
    Path folder;

    private Path home;

    /** A checkout may lie anywhere. */
    @BeforeEach
    void inAFolderWithLettersOfItsOwn() {
        home = folder.resolve("梯田 étagé");
    }

    @Test
    void whatWasStoredSurvivesAStopAKillOfEverythingAndOtherPorts() throws Exception {
        try (LocalStack stack = LocalStack.servers(Settings.isolated(home))) {
            stack.start();
            assertEquals(
                    Set.of(
                            "terrace.projects",
                            "terrace.projects.dlq",
                            "terrace.lots",
                            "terrace.lots.dlq",
                            "terrace.labels",
                            "terrace.labels.dlq",
                            "terrace.gold",
                            "terrace.gold.dlq",
                            "terrace.judgements",
                            "terrace.judgements.dlq",
                            "terrace.payments",
                            "terrace.payments.dlq"),
                    topics(stack));
            store(stack, "before the stop");
            stack.close();

            stack.start();
            store(stack, "before the crash");
            stack.crash();
        }
        try (LocalStack elsewhere = LocalStack.servers(Settings.isolated(home))) {
            elsewhere.start();
            store(elsewhere, "after both");
            List<String> all = List.of("before the stop", "before the crash", "after both");
            assertEquals(all, documents(elsewhere));
            assertEquals(all, records(elsewhere));
        }
    }

    @Test
    void aPartThatIsKilledComesBackAndOneThatIsStoppedStaysDown() throws Exception {
        try (LocalStack stack = LocalStack.servers(Settings.isolated(home))) {
            stack.start();
            for (String name : stack.names()) {
                stack.kill(name);
                stack.awaitReady(name);
            }
            store(stack, "after the kills");

            stack.stop("mongod");
            assertTrue(stack.isDown("mongod"));
            stack.start("mongod");
            assertEquals(List.of("after the kills"), documents(stack));
            assertEquals(List.of("after the kills"), records(stack));
        }
    }

    @Test
    void aSecondStackInTheFolderIsRefusedAndTheFirstGoesOn() throws Exception {
        Settings settings = Settings.isolated(home);
        try (LocalStack first = LocalStack.servers(settings)) {
            first.start();
            try (LocalStack second = LocalStack.servers(settings)) {
                String message =
                        assertThrows(StackException.class, second::start).getMessage();
                assertTrue(message.startsWith("A stack already runs in " + home), message);
            }
            store(first, "still here");
        }
    }

    @Test
    void aTakenPortIsRefusedBeforeAnythingStarts() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Settings settings =
                    Settings.isolated(home).with("TERRACE_MONGO_PORT", Integer.toString(taken.getLocalPort()));
            try (LocalStack stack = LocalStack.servers(settings)) {
                String message =
                        assertThrows(StackException.class, stack::start).getMessage();
                assertTrue(message.contains("which mongod wants") && message.contains("TERRACE_MONGO_PORT"), message);
                assertTrue(stack.isDown("kafka"));
            }
        }
    }

    @Test
    void aMongoOfOnesOwnIsUsedAndNoneIsStarted() {
        Settings settings = Settings.isolated(home).with("MONGODB_URI", "mongodb://db.example/?replicaSet=own");
        LocalStack stack = LocalStack.servers(settings);
        assertEquals(List.of("kafka"), stack.names());
        assertEquals("mongodb://db.example/?replicaSet=own", stack.mongoUri());
    }

    private static Set<String> topics(LocalStack stack) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            return new TreeSet<>(admin.listTopics().names().get());
        }
    }

    private static void store(LocalStack stack, String text) throws Exception {
        withNotes(stack, notes -> notes.insertOne(new Document("text", text)).wasAcknowledged());
        Map<String, Object> acknowledged = Map.of("bootstrap.servers", stack.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(acknowledged, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("terrace.lots", 0, "note", text)).get();
        }
    }

    private static List<String> documents(LocalStack stack) {
        return withNotes(
                stack, notes -> notes.find().map(note -> note.getString("text")).into(new ArrayList<>()));
    }

    private static <T> T withNotes(LocalStack stack, Function<MongoCollection<Document>, T> use) {
        try (var client = MongoClients.create(stack.mongoUri())) {
            return use.apply(client.getDatabase("stack_it")
                    .getCollection("notes")
                    .withWriteConcern(WriteConcern.MAJORITY.withJournal(true)));
        }
    }

    private static List<String> records(LocalStack stack) {
        Map<String, Object> servers = Map.of("bootstrap.servers", stack.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(servers, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition("terrace.lots", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<String> texts = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> texts.add(record.value()));
            }
            return texts;
        }
    }
}
