package dev.terrace.tools.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes records as they are to topics. */
public final class TopicWriter implements AutoCloseable {
    /** A dead letter of the largest event. */
    private static final int LARGEST_RECORD_BYTES = (1 << 20) + (128 << 10);

    private final KafkaProducer<String, byte[]> producer;

    public TopicWriter(String bootstrap) {
        producer = new KafkaProducer<>(
                ClientSettings.of(
                        bootstrap,
                        Map.of(
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                LARGEST_RECORD_BYTES)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Returns when all of them are on their topics. @throws IllegalStateException if one is not taken */
    public void write(List<ProducerRecord<String, byte[]>> records) {
        try {
            for (Future<?> taken : records.stream().map(producer::send).toList()) {
                taken.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take a record", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Kafka took records", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
