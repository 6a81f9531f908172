package dev.terrace.testing.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Delivers what was delivered before again, each event up to five times and in any order. */
final class Redelivery {
    private static final List<String> TOPICS =
            List.of("terrace.lots", "terrace.labels", "terrace.judgements", "terrace.payments");
    private static final int MOST_TIMES = 5;
    private static final Duration BREATH = Duration.ofMillis(200);

    private Redelivery() {}

    /** @return how many deliveries that made */
    static int of(String bootstrap, long seed, int mostEvents) {
        List<ConsumerRecord<String, byte[]>> delivered = read(bootstrap);
        Random random = new Random(seed);
        Collections.shuffle(delivered, random);
        List<ConsumerRecord<String, byte[]>> again = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> event : delivered.subList(0, Math.min(mostEvents, delivered.size()))) {
            again.addAll(Collections.nCopies(1 + random.nextInt(MOST_TIMES), event));
        }
        Collections.shuffle(again, random);
        try (KafkaProducer<String, byte[]> producer = producer(bootstrap)) {
            again.forEach(event -> producer.send(new ProducerRecord<>(
                    event.topic(), event.partition(), event.key(), event.value(), event.headers())));
            producer.flush();
        }
        return again.size();
    }

    /** Sends so many records of labels that nobody can read. */
    static void poison(String bootstrap, int records) {
        try (KafkaProducer<String, byte[]> producer = producer(bootstrap)) {
            for (int n = 0; n < records; n++) {
                var record = new ProducerRecord<>("terrace.labels", "poison-" + n, "{\"lot\":".getBytes(UTF_8));
                record.headers().add("ce_type", "dev.terrace.lot.labelled.v1".getBytes(UTF_8));
                producer.send(record);
            }
            producer.flush();
        }
    }

    private static KafkaProducer<String, byte[]> producer(String bootstrap) {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static List<ConsumerRecord<String, byte[]>> read(String bootstrap) {
        List<ConsumerRecord<String, byte[]>> delivered = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "redelivery-" + UUID.randomUUID(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = TOPICS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(BREATH).forEach(delivered::add);
            }
        }
        return delivered;
    }
}
