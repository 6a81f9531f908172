package dev.terrace.shared.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.stack.LocalStack;
import dev.terrace.stack.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class LettersIT {
    private static final String TOPIC = "terrace.labels.dlq";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void aLetterIsCountedAsLongAsItLiesThere() throws Exception {
        Settings settings = Settings.isolated(Path.of("target/letters").toAbsolutePath())
                .with("MONGODB_URI", "mongodb://127.0.0.1:1/?replicaSet=none");
        LocalStack stack = LocalStack.servers(settings);
        stack.startEmpty();
        Map<String, Object> broker = Map.of("bootstrap.servers", stack.bootstrapServers());
        Letters letters = new Letters(broker, registry);
        try (var producer = new KafkaProducer<>(broker, new StringSerializer(), new StringSerializer());
                Admin admin = Admin.create(broker)) {
            letters.look();
            assertThat(waiting()).isZero();

            producer.send(new ProducerRecord<>(TOPIC, "k", "one")).get();
            producer.send(new ProducerRecord<>(TOPIC, "k", "two")).get();
            letters.look();
            letters.look();
            assertThat(waiting()).isEqualTo(2);

            admin.alterConsumerGroupOffsets(
                            "terrace-dlq", Map.of(new TopicPartition(TOPIC, 0), new OffsetAndMetadata(1)))
                    .all()
                    .get();
            letters.look();
            assertThat(waiting()).isEqualTo(1);

            stack.stop("kafka");
            letters.look();
            assertThat(waiting()).as("what was counted last").isEqualTo(1);
        } finally {
            letters.close();
            stack.crash();
        }
    }

    private double waiting() {
        return registry.get("terrace.letters.waiting")
                .tag("topic", TOPIC)
                .gauge()
                .value();
    }
}
