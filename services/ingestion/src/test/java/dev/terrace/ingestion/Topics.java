package dev.terrace.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** The topics as another service meets them. */
final class Topics implements AutoCloseable {

    private final Map<String, Object> broker =
            Map.of("bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer());
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();

    Topics() {
        Map<String, Object> settings = new java.util.HashMap<>(broker);
        settings.put("group.id", UUID.randomUUID().toString());
        settings.put("auto.offset.reset", "earliest");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of("terrace.projects", "terrace.lots", "terrace.gold", "terrace.judgements.dlq"));
    }

    void send(String topic, String key, String type, byte[] data) {
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(topic, key, data);
        event.headers().add("ce_type", type.getBytes(UTF_8));
        producer.send(event);
        producer.flush();
    }

    /** The first record of a topic that fits, waiting for it at most 20 s. */
    ConsumerRecord<String, byte[]> read(String topic, Predicate<ConsumerRecord<String, byte[]>> fits) {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (System.nanoTime() < end) {
            for (ConsumerRecord<String, byte[]> record : read) {
                if (record.topic().equals(topic) && fits.test(record)) {
                    return record;
                }
            }
            consumer.poll(Duration.ofMillis(100)).forEach(read::add);
        }
        throw new AssertionError("no such record on " + topic);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
