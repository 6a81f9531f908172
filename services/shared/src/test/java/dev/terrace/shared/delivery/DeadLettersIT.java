package dev.terrace.shared.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.shared.problem.Refused;
import dev.terrace.stack.LocalStack;
import dev.terrace.stack.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class DeadLettersIT {
    private static final String TOPIC = "terrace.labels.dlq";

    @Test
    void aLetterIsSeenWithItsReasonAndGoesBackOnceAsItWas() throws Exception {
        Settings settings = Settings.isolated(Path.of("target/dead-letters").toAbsolutePath())
                .with("MONGODB_URI", "mongodb://127.0.0.1:1/?replicaSet=none");
        LocalStack stack = LocalStack.servers(settings);
        stack.startEmpty();
        Map<String, Object> broker = Map.of("bootstrap.servers", stack.bootstrapServers());
        DeadLetters letters = new DeadLetters(broker);
        try (var producer = new KafkaProducer<>(broker, new StringSerializer(), new StringSerializer())) {
            assertThat(letters.waiting(10).letters()).isEmpty();

            ProducerRecord<String, String> parked = new ProducerRecord<>(TOPIC, "d-1.0", "{}");
            parked.headers().add("ce_type", "dev.terrace.lot.labelled.v1".getBytes(StandardCharsets.UTF_8));
            parked.headers().add("dead-letter-reason", "unreadable".getBytes(StandardCharsets.UTF_8));
            producer.send(parked).get();
            assertThat(letters.waiting(10).letters()).singleElement().satisfies(letter -> {
                assertThat(letter.topic()).isEqualTo(TOPIC);
                assertThat(letter.type()).isEqualTo("dev.terrace.lot.labelled.v1");
                assertThat(letter.reason()).isEqualTo("unreadable");
                assertThat(letter.payload()).isEqualTo("{}");
            });

            assertThat(letters.waiting(0)).isEqualTo(new DeadLetters.Waiting(1, List.of()));
            assertThat(letters.sendBack(TOPIC)).isEqualTo(1);
            assertThat(letters.sendBack(TOPIC)).isZero();
            assertThat(letters.waiting(10).letters()).isEmpty();
            ConsumerRecord<String, String> back = first(broker);
            assertThat(back.key()).isEqualTo("d-1.0");
            assertThat(back.headers().lastHeader("ce_type")).isNotNull();
            assertThat(back.headers().lastHeader("dead-letter-reason")).isNull();

            stack.stop("kafka");
            assertThatThrownBy(() -> letters.waiting(10)).isInstanceOf(Refused.class);
        } finally {
            stack.crash();
        }
    }

    private static ConsumerRecord<String, String> first(Map<String, Object> broker) {
        try (var consumer = new KafkaConsumer<>(broker, new StringDeserializer(), new StringDeserializer())) {
            String topic = Parked.origin(TOPIC);
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            return consumer.poll(Duration.ofSeconds(20))
                    .records(topic)
                    .iterator()
                    .next();
        }
    }
}
