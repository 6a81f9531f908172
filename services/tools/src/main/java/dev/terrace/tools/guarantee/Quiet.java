package dev.terrace.tools.guarantee;

import dev.terrace.shared.delivery.Parked;
import dev.terrace.tools.client.Pause;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Whether anything is still under way: an event in an outbox, a record that a service has not consumed, a submission without answers. */
public final class Quiet implements AutoCloseable {
    private static final String TOPICS = "terrace.";
    /** What a record has left behind is looked for once more after it was seen consumed. */
    private static final int LOOKS = 2;

    private final Stores stores;
    private final Admin admin;

    public Quiet(Stores stores, String bootstrap) {
        this.stores = stores;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }

    /** @return false if something was still under way at the end of the bound; {@link #busy} says what */
    public boolean await(Duration bound) {
        return Pause.until(() -> IntStream.range(0, LOOKS).allMatch(look -> busy().isEmpty()), bound);
    }

    /** What is under way now, in words; empty if nothing is. */
    public String busy() {
        long outboxes = stores.outboxes();
        if (outboxes > 0) {
            return outboxes + " documents have events in their outbox";
        }
        long unanswered = stores.unanswered();
        if (unanswered > 0) {
            return unanswered + " submissions are not answered yet";
        }
        try {
            Map<String, Long> lags = lags();
            lags.values().removeIf(lag -> lag == 0);
            return lags.isEmpty() ? "" : "records wait to be consumed: " + lags;
        } catch (ExecutionException e) {
            return "Kafka does not answer: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** Records of the topics of Terrace that each group has not consumed yet. */
    public Map<String, Long> lags() throws ExecutionException, InterruptedException {
        Set<TopicPartition> partitions = admin
                .describeTopics(admin.listTopics().names().get().stream()
                        .filter(topic -> topic.startsWith(TOPICS) && !topic.endsWith(Parked.SUFFIX))
                        .toList())
                .allTopicNames()
                .get()
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream().map(p -> new TopicPartition(topic.name(), p.partition())))
                .collect(Collectors.toSet());
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                .all()
                .get();
        Map<String, Long> lags = new HashMap<>();
        for (GroupListing group : admin.listGroups().all().get()) {
            Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group.groupId())
                    .partitionsToOffsetAndMetadata()
                    .get();
            Set<String> topics = topics(group.groupId(), read.keySet());
            for (TopicPartition partition : partitions) {
                if (topics.contains(partition.topic())) {
                    OffsetAndMetadata offset = read.get(partition);
                    long lag = Objects.requireNonNull(ends.get(partition)).offset()
                            - (offset == null ? 0 : offset.offset());
                    lags.merge(group.groupId() + " of " + partition.topic(), lag, Long::sum);
                }
            }
        }
        return lags;
    }

    /** What a group reads: what its members have now, also what it never committed yet; and what it did, also while nobody is there. */
    private Set<String> topics(String group, Set<TopicPartition> committed)
            throws ExecutionException, InterruptedException {
        Stream<TopicPartition> assigned = admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                .flatMap(described -> described.members().stream())
                .flatMap(member -> member.assignment().topicPartitions().stream());
        return Stream.concat(assigned, committed.stream())
                .map(TopicPartition::topic)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
