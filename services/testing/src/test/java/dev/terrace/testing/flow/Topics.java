package dev.terrace.testing.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.testing.client.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads every event that comes onto any topic of Terrace, dead letters too, from now on. */
final class Topics implements AutoCloseable {
    private static final Duration BREATH = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;

    /** One event as it lies on its topic. */
    record Seen(String topic, String id, String type, String traceparent, JsonNode data) {}

    private Topics(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    static Topics fromNow(String bootstrap) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "test-" + UUID.randomUUID(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        Pattern ours = Pattern.compile("terrace\\..*");
        List<TopicPartition> partitions = new ArrayList<>();
        consumer.listTopics().forEach((topic, infos) -> {
            if (ours.matcher(topic).matches()) {
                infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
            }
        });
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return new Topics(consumer);
    }

    /** All that has come by now. */
    List<Seen> drain() {
        List<Seen> seen = new ArrayList<>();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, byte[]> message : consumer.poll(BREATH)) {
                seen.add(new Seen(
                        message.topic(),
                        header(message, "ce_id"),
                        header(message, "ce_type"),
                        header(message, "traceparent"),
                        Json.parse(message.value())));
            }
        }
        return seen;
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
