package dev.terrace.shared.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The events that no consumer could take, of every service. A letter waits until it is sent back; {@link Letters} counts those
 * that do.
 */
@ApplicationScoped
public class DeadLetters {
    private static final Duration BREATH = Duration.ofMillis(100);
    private static final int TIMEOUT_MILLIS = 5_000;

    private final Map<String, Object> broker;

    DeadLetters(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /** One event as it lies there. @param reason in the words of whoever could not take it */
    public record Letter(
            String topic,
            int partition,
            long offset,
            Instant at,
            @Nullable String key,
            @Nullable String type,
            @Nullable String reason,
            String payload) {
        private static Letter of(ConsumerRecord<String, byte[]> parked) {
            return new Letter(
                    parked.topic(),
                    parked.partition(),
                    parked.offset(),
                    Instant.ofEpochMilli(parked.timestamp()),
                    parked.key(),
                    header(parked, "ce_type"),
                    header(parked, Parked.WHY + "reason"),
                    new String(parked.value(), UTF_8));
        }
    }

    /** The topics on which letters may lie. */
    public List<String> topics() {
        return Letters.topics();
    }

    /** What waits on all topics. @param count of all; letters are the oldest of each topic */
    public record Waiting(long count, List<Letter> letters) {}

    /** @param most letters that are shown */
    public Waiting waiting(int most) {
        return reading(topics(), consumer -> {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            long count = ends.entrySet().stream()
                    .mapToLong(end -> end.getValue() - consumer.position(end.getKey()))
                    .sum();
            List<Letter> letters = new ArrayList<>();
            while (letters.size() < most && isBehind(consumer, ends)) {
                consumer.poll(BREATH).forEach(parked -> letters.add(Letter.of(parked)));
            }
            return new Waiting(count, letters.stream().limit(most).toList());
        });
    }

    /**
     * Sends all that waits on a topic to where it came from. One that dies in between sends some of it again, which those who
     * take it know by its id.
     *
     * @return how many
     */
    public int sendBack(String topic) {
        return reading(List.of(topic), consumer -> {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            int sent = 0;
            try (KafkaProducer<String, byte[]> producer = producer()) {
                while (isBehind(consumer, ends)) {
                    for (ConsumerRecord<String, byte[]> letter : consumer.poll(BREATH)) {
                        producer.send(Parked.original(letter)).get();
                        consumer.commitSync(Map.of(
                                new TopicPartition(topic, letter.partition()),
                                new OffsetAndMetadata(letter.offset() + 1)));
                        sent++;
                    }
                }
            } catch (ExecutionException e) {
                throw new KafkaException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException(e);
            }
            return sent;
        });
    }

    private <T> T reading(Collection<String> topics, Function<KafkaConsumer<String, byte[]>, T> work) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            consumer.assign(topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList());
            return work.apply(consumer);
        } catch (KafkaException e) {
            throw new Refused(CommonRefusal.BROKER_UNAVAILABLE, "It is safe to try again in a few seconds");
        }
    }

    private static boolean isBehind(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                with(Map.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        Parked.REPLAYED,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        TIMEOUT_MILLIS)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                with(Map.of(ProducerConfig.ACKS_CONFIG, "all", ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MILLIS)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private Map<String, Object> with(Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.putAll(own);
        return settings;
    }
}
