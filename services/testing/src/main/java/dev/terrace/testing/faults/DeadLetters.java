package dev.terrace.testing.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The records that no consumer could take. A letter waits until it is replayed; what has been is remembered in the group's offsets. */
public final class DeadLetters implements AutoCloseable {
    private static final String SUFFIX = ".dlq";
    private static final Duration BREATH = Duration.ofMillis(200);

    private final String bootstrap;
    private final KafkaConsumer<String, byte[]> consumer;

    /** One record that was parked; headers by name, those that say why among them. */
    public record Letter(ConsumerRecord<String, byte[]> parked) {
        public String topic() {
            return parked.topic();
        }

        @Override
        public String toString() {
            Map<String, String> headers = new TreeMap<>();
            for (Header header : parked.headers()) {
                headers.put(
                        header.key(), header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8));
            }
            StringBuilder text = new StringBuilder("%s/%d/%d at %s, key %s"
                    .formatted(
                            topic(),
                            parked.partition(),
                            parked.offset(),
                            Instant.ofEpochMilli(parked.timestamp()),
                            parked.key()));
            headers.forEach((name, value) -> text.append("\n    ")
                    .append(name)
                    .append(": ")
                    .append(value.lines().findFirst().orElse("")));
            return text.append("\n    ")
                    .append(new String(parked.value(), StandardCharsets.UTF_8))
                    .toString();
        }
    }

    public DeadLetters(String bootstrap) {
        this.bootstrap = bootstrap;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "terrace-dlq",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(consumer.listTopics().entrySet().stream()
                .filter(topic -> topic.getKey().endsWith(SUFFIX))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
    }

    /** Where the letters of a topic came from. */
    public static String origin(String topic) {
        return topic.substring(0, topic.length() - SUFFIX.length());
    }

    public List<String> topics() {
        return consumer.assignment().stream()
                .map(TopicPartition::topic)
                .distinct()
                .sorted()
                .toList();
    }

    /** All that have not been replayed. */
    public List<Letter> waiting() {
        List<Letter> letters = new ArrayList<>();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(BREATH).forEach(parked -> letters.add(new Letter(parked)));
        }
        return letters;
    }

    /** Sends every waiting letter of the topic to where it came from. @return how many */
    public int replay(String topic) {
        int sent = 0;
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ProducerConfig.ACKS_CONFIG, "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (Letter letter : waiting()) {
                ConsumerRecord<String, byte[]> parked = letter.parked();
                if (parked.topic().equals(topic)) {
                    ProducerRecord<String, byte[]> again =
                            new ProducerRecord<>(origin(topic), null, parked.key(), parked.value());
                    parked.headers().forEach(header -> {
                        if (!header.key().startsWith("dead-letter-")) {
                            again.headers().add(header);
                        }
                    });
                    producer.send(again).get();
                    consumer.commitSync(Map.of(
                            new TopicPartition(topic, parked.partition()), new OffsetAndMetadata(parked.offset() + 1)));
                    sent++;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take a letter", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return sent;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
