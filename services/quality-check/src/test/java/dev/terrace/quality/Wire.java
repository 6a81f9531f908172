package dev.terrace.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.LotJudged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
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

/** The broker, from a test's side: tells events as task-dispatch would and hears what this service tells. */
public final class Wire implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration BOUND = Duration.ofSeconds(90);

    private final ObjectMapper json;
    private final KafkaProducer<String, byte[]> producer;

    public Wire(ObjectMapper json) {
        this.json = json;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker()), new StringSerializer(), new ByteArraySerializer());
    }

    private static String broker() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    /** Tells the event and waits until the broker has it. */
    public void tell(Event event) {
        try {
            tell(event.type().topic(), event.key(), event.type().typeName(), json.writeValueAsBytes(event.data()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void tell(String topic, String key, String type, byte[] data) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, data);
        record.headers().add("ce_type", type.getBytes(UTF_8));
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every judgement told of the lot, once enough of them are there or the time is up. */
    public List<LotJudged> judgements(String lot, Predicate<List<LotJudged>> enough) {
        List<LotJudged> heard = new ArrayList<>();
        hear("terrace.judgements", record -> {
            if (lot.equals(record.key())) {
                heard.add(read(record.value()));
            }
            return enough.test(heard);
        });
        return heard;
    }

    /** Whether a record with this key and value is on the topic within the time. */
    public boolean isThere(String topic, String key, byte[] value) {
        return hear(topic, record -> key.equals(record.key()) && Arrays.equals(value, record.value()));
    }

    private boolean hear(String topic, Predicate<ConsumerRecord<String, byte[]>> enough) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker(),
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest");
        long end = System.nanoTime() + BOUND.toNanos();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (System.nanoTime() < end) {
                for (var record : consumer.poll(POLL)) {
                    if (enough.test(record)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private LotJudged read(byte[] value) {
        try {
            return json.readValue(value, LotJudged.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
