package dev.terrace.stack;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of Terrace (design, section 3), each with its dead-letter topic. */
final class Topics {
    private static final String PROJECTS = "terrace.projects";
    private static final List<String> NAMES = List.of(
            PROJECTS, "terrace.lots", "terrace.gold", "terrace.labels", "terrace.judgements", "terrace.payments");
    private static final int PARTITIONS = 6;
    private static final short REPLICAS = 1;

    /** A service's largest event, with key and headers; a dead letter may be as large as the broker takes. */
    private static final int RECORD_BYTES = 1_114_112;

    private static final int TIMEOUT_MILLIS = 10_000;

    private Topics() {}

    /**
     * Creates those that are missing.
     *
     * @return false if the broker is not there yet, or has made some whose answer was lost: ask again
     */
    static boolean create(String bootstrap) {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS))) {
            var there = admin.listTopics().names().get();
            var missing =
                    wanted().filter(topic -> !there.contains(topic.name())).collect(Collectors.toList());
            admin.createTopics(missing).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException || e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw new StackException("Kafka at %s refused to create the topics: %s".formatted(bootstrap, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Stream<NewTopic> wanted() {
        return NAMES.stream().flatMap(name -> Stream.of(topic(name), new NewTopic(name + ".dlq", 1, REPLICAS)));
    }

    /** What is told of projects is kept for ever, the last of each key. */
    private static NewTopic topic(String name) {
        String cleanup = name.equals(PROJECTS) ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE;
        return new NewTopic(name, PARTITIONS, REPLICAS)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        cleanup,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(RECORD_BYTES)));
    }
}
