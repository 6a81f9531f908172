package dev.terrace.tools.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics, all partitions, as far as they go at that moment. */
public final class TopicReader implements AutoCloseable {
    private static final Duration BREATH = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;

    /** @param group where it was left off is remembered for it; a new one begins at the beginning */
    public TopicReader(String bootstrap, String group, Predicate<String> topics) {
        consumer = new KafkaConsumer<>(
                ClientSettings.of(
                        bootstrap,
                        Map.of(
                                ConsumerConfig.GROUP_ID_CONFIG,
                                group,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(consumer.listTopics().entrySet().stream()
                .filter(topic -> topics.test(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
    }

    public static TopicReader fromBeginning(String bootstrap, Predicate<String> topics) {
        return new TopicReader(bootstrap, "reader-" + UUID.randomUUID(), topics);
    }

    /** Reads only what comes from now on. */
    public static TopicReader fromNow(String bootstrap, Predicate<String> topics) {
        TopicReader reader = fromBeginning(bootstrap, topics);
        reader.consumer.seekToEnd(reader.consumer.assignment());
        reader.consumer.assignment().forEach(reader.consumer::position);
        return reader;
    }

    public List<String> topics() {
        return consumer.assignment().stream()
                .map(TopicPartition::topic)
                .distinct()
                .sorted()
                .toList();
    }

    /** All that has come by now and was not read before. */
    public List<ConsumerRecord<String, byte[]>> drain() {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(BREATH).forEach(records::add);
        }
        return records;
    }

    /** Remembers for the group that this record is done with. */
    public void commit(ConsumerRecord<String, byte[]> done) {
        consumer.commitSync(
                Map.of(new TopicPartition(done.topic(), done.partition()), new OffsetAndMetadata(done.offset() + 1)));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
