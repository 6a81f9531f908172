package dev.terrace.systemtests.deploy;

import static dev.terrace.systemtests.deploy.DeployFiles.SERVICES;
import static dev.terrace.systemtests.deploy.DeployFiles.configuration;
import static dev.terrace.systemtests.deploy.DeployFiles.find;
import static dev.terrace.systemtests.deploy.DeployFiles.text;
import static dev.terrace.systemtests.deploy.DeployFiles.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written twice, here and in the services, is the same. */
class AgreementTest {
    @Test
    void theTopicsThatAreMadeAreThoseOfTheEvents() {
        assertEquals(
                groups(find(
                        "\"(terrace\\.\\w+)\"",
                        text("services/shared/src/main/java/dev/terrace/shared/event/EventType.java"))),
                find("(?m)^(?:for topic in|create) (.*)", text("deploy/kafka/topics")).stream()
                        .flatMap(line -> find("(terrace\\.\\w+)", line.group()).stream())
                        .map(MatchResult::group)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** What a service may send, its topic takes, here and there; what it may send as a dead letter, that topic takes. */
    @Test
    void topicBrokerAndProducerAgreeOnTheLargestEvent() {
        int record = (1 << 20) + (64 << 10);
        int letter = record + (64 << 10);
        String event = text("services/shared/src/main/java/dev/terrace/shared/event/Event.java");
        assertTrue(event.contains("MOST_BYTES = 1 << 20;"));
        assertTrue(event.contains("RECORD_BYTES = MOST_BYTES + (64 << 10);"));
        String topics = text("deploy/kafka/topics");
        assertTrue(topics.contains("record_bytes=" + record));
        assertTrue(topics.contains("letter_bytes=$((record_bytes + 65536))"));
        assertTrue(text("services/shared/src/main/resources/META-INF/microprofile-config.properties")
                .contains("mp.messaging.connector.smallrye-kafka.max.request.size=" + letter));
        String stack = "services/local-stack/src/main/java/dev/terrace/stack/";
        assertTrue(text(stack + "Topics.java").replace("_", "").contains("RECORDBYTES = " + record));
        assertTrue(text(stack + "KafkaServer.java").contains("message.max.bytes=" + letter));
    }

    @Test
    void scalingWatchesGroupsThatRead() {
        Set<String> readers = new TreeSet<>();
        for (String service : SERVICES) {
            Properties properties = configuration(service);
            properties.stringPropertyNames().stream()
                    .filter(name -> name.matches("mp\\.messaging\\.incoming\\.\\w+\\.topic"))
                    .forEach(name -> readers.add(properties.getProperty(name.replaceFirst("topic$", "group.id"))
                            + " reads " + properties.getProperty(name)));
        }
        Set<String> watched =
                find("consumerGroup: ([\\w-]+), topic: ([\\w.]+)", text("deploy/kubernetes/autoscaling.yaml")).stream()
                        .map(trigger -> trigger.group(1) + " reads " + trigger.group(2))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(4, watched.size());
        assertTrue(readers.containsAll(watched), watched + " are among " + readers);
    }

    @Test
    void everyServiceIsGivenItsOwnDatabase() {
        Set<String> owned = Stream.concat(SERVICES.stream(), Stream.of("console"))
                .map(service -> service + " " + configuration(service).getProperty("terrace.database"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(owned, groups(find("(?m)^([\\w-]+ terrace_\\w+)$", text("deploy/make-secrets"))));
        assertEquals(
                owned,
                find("mongodb\\+srv://([\\w-]+):.*authSource=(\\w+)", text("deploy/kubernetes/secrets.example.yaml"))
                        .stream()
                        .map(uri -> uri.group(1) + " " + uri.group(2))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyImageIsPinnedAndTheBrokerIsTheOneThatIsTested() {
        String files =
                text("deploy/compose.yaml") + texts("deploy/kubernetes") + text("deploy/containers/Containerfile");
        List<String> images = find("(?m)(?:image: |^FROM )([\\w./-]+:\\S+)", files).stream()
                .map(image -> image.group(1))
                .filter(image -> !image.startsWith("terrace/"))
                .toList();
        assertTrue(images.size() > 8, images.toString());
        assertEquals(
                List.of(),
                images.stream()
                        .filter(image -> !image.matches("[^:]+:v?\\d+\\.\\d+.*"))
                        .toList());
        String broker =
                find("<kafka-broker.version>(.*)</", text("pom.xml")).getFirst().group(1);
        assertEquals(Set.of(broker), groups(find("apache/kafka:([\\d.]+)", files)));
    }

    private static Set<String> groups(List<MatchResult> found) {
        return found.stream().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
