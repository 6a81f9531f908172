package dev.terrace.shared.delivery;

import static java.util.stream.Collectors.toMap;

import dev.terrace.shared.event.EventType;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Counts the dead letters that lie on each topic and have not been replayed: an alert is to stay as long as one does. */
@ApplicationScoped
class Letters {
    private static final Logger LOG = Logger.getLogger(Letters.class);

    private static final int TIMEOUT_MILLIS = 5_000;

    private final Admin admin;
    private final Map<String, AtomicLong> waiting = new TreeMap<>();

    Letters(@Identifier("default-kafka-broker") Map<String, Object> broker, MeterRegistry registry) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        admin = Admin.create(settings);
        topics().forEach(topic -> waiting.put(
                topic, registry.gauge("terrace.letters.waiting", List.of(Tag.of("topic", topic)), new AtomicLong())));
    }

    static List<String> topics() {
        return Arrays.stream(EventType.values())
                .map(type -> type.topic() + Parked.SUFFIX)
                .distinct()
                .sorted()
                .toList();
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ofSeconds(1));
    }

    /** While the broker does not answer, what was counted last is told on. */
    @Scheduled(every = "${terrace.letters.look:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        try {
            count();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debugf("dead letters are not counted: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void count() throws ExecutionException, InterruptedException, TimeoutException {
        List<TopicPartition> partitions = admin
                .describeTopics(waiting.keySet())
                .allTopicNames()
                .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        var first = offsets(partitions, OffsetSpec.earliest());
        var end = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, OffsetAndMetadata> replayed = admin.listConsumerGroupOffsets(Parked.REPLAYED)
                .partitionsToOffsetAndMetadata()
                .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        Map<String, Long> counts = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata done = replayed.get(partition);
            long from = Math.max(first.getOrDefault(partition, 0L), done == null ? 0 : done.offset());
            counts.merge(partition.topic(), Math.max(0, end.getOrDefault(partition, from) - from), Long::sum);
        }
        waiting.forEach((topic, gauge) -> gauge.set(counts.getOrDefault(topic, 0L)));
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, ListOffsetsResultInfo> found = admin.listOffsets(
                        partitions.stream().collect(toMap(partition -> partition, _ -> which)))
                .all()
                .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        return found.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, offset -> offset.getValue().offset()));
    }
}
