package dev.terrace.shared.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.outbox.Outbox.Waiting;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.BsonDocument;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Gives events to the broker: CloudEvents 1.0 in binary mode, acknowledged by all replicas. */
@ApplicationScoped
class Publisher {
    private static final Logger LOG = Logger.getLogger(Publisher.class);

    private final String source;
    private final Producer<String, byte[]> producer;

    /** What became of a batch: those that the broker has, and those that it never takes. Of all others nothing is known. */
    record Published(List<Waiting> acknowledged, List<Waiting> tooLarge) {}

    Publisher(
            @ConfigProperty(name = "quarkus.application.name") String service,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.source = "/terrace/" + service;
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-outbox");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Event.RECORD_BYTES);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000L);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }

    /** Returns when the broker has said of each whether it has it. */
    Published publish(List<Waiting> batch) {
        List<Waiting> acknowledged = new ArrayList<>(batch.size());
        List<Waiting> tooLarge = new ArrayList<>();
        Map<Waiting, Future<RecordMetadata>> sent = new LinkedHashMap<>();
        for (Waiting waiting : batch) {
            if (waiting.data().length > Event.MOST_BYTES) {
                tooLarge.add(waiting);
            } else if (EventType.isKnown(waiting.type())) {
                Future<RecordMetadata> future = producer.send(record(waiting));
                sent.put(waiting, future);
                if (hasTimedOut(future)) {
                    break;
                }
            } else {
                LOG.warnf("%s is left to an instance that knows its type, %s", waiting.id(), waiting.type());
            }
        }
        for (var one : sent.entrySet()) {
            try {
                one.getValue().get();
                acknowledged.add(one.getKey());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RecordTooLargeException) {
                    tooLarge.add(one.getKey());
                } else {
                    LOG.warnf("the broker did not take %s: %s", one.getKey().id(), e.getMessage());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return new Published(acknowledged, tooLarge);
    }

    /** Without a broker each further one would wait as long again. */
    private static boolean hasTimedOut(Future<RecordMetadata> sent) {
        return sent.state() == Future.State.FAILED && sent.exceptionNow() instanceof TimeoutException;
    }

    private ProducerRecord<String, byte[]> record(Waiting waiting) {
        BsonDocument event = waiting.event();
        EventType type = EventType.named(waiting.type());
        var record = new ProducerRecord<>(type.topic(), event.getString("key").getValue(), waiting.data());
        header(record, "content-type", "application/json");
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", waiting.id());
        header(record, "ce_type", type.typeName());
        header(record, "ce_source", source);
        Instant time = Instant.ofEpochMilli(event.getDateTime("time").getValue());
        header(record, "ce_time", time.toString());
        if (event.containsKey(Outbox.TRACE)) {
            header(record, Outbox.TRACE, event.getString(Outbox.TRACE).getValue());
        }
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }
}
