package dev.terrace.tools.faults;

import dev.terrace.shared.delivery.Parked;
import dev.terrace.tools.kafka.TopicReader;
import dev.terrace.tools.kafka.TopicWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The records that no consumer could take. A letter waits until it is replayed; what has been is remembered in the group's offsets. */
public final class DeadLetters implements AutoCloseable {
    private final String bootstrap;
    private final TopicReader reader;

    /** One record that was parked; headers by name, those that say why among them. */
    public record Letter(ConsumerRecord<String, byte[]> parked) {
        public String topic() {
            return parked.topic();
        }

        @Override
        public String toString() {
            Map<String, String> headers = new TreeMap<>();
            for (Header header : parked.headers()) {
                headers.put(
                        header.key(), header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8));
            }
            StringBuilder text = new StringBuilder("%s/%d/%d at %s, key %s"
                    .formatted(
                            topic(),
                            parked.partition(),
                            parked.offset(),
                            Instant.ofEpochMilli(parked.timestamp()),
                            parked.key()));
            headers.forEach((name, value) -> text.append("\n    ")
                    .append(name)
                    .append(": ")
                    .append(value.lines().findFirst().orElse("")));
            return text.append("\n    ")
                    .append(new String(parked.value(), StandardCharsets.UTF_8))
                    .toString();
        }
    }

    public DeadLetters(String bootstrap) {
        this.bootstrap = bootstrap;
        this.reader = new TopicReader(bootstrap, Parked.REPLAYED, topic -> topic.endsWith(Parked.SUFFIX));
    }

    public List<String> topics() {
        return reader.topics();
    }

    /** Those that have come by now, but for those that have been replayed or were read here before. */
    public List<Letter> waiting() {
        return reader.drain().stream().map(Letter::new).toList();
    }

    /** Sends every waiting letter of the topic to where it came from. @return how many */
    public int replay(String topic) {
        List<Letter> letters = waiting().stream()
                .filter(letter -> letter.topic().equals(topic))
                .toList();
        try (TopicWriter writer = new TopicWriter(bootstrap)) {
            for (Letter letter : letters) {
                writer.write(List.of(Parked.original(letter.parked())));
                reader.commit(letter.parked());
            }
        }
        return letters.size();
    }

    @Override
    public void close() {
        reader.close();
    }
}
