package dev.terrace.systemtests.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.kafka.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads every event that comes onto any topic of Terrace, dead letters too, from now on. */
record Topics(TopicReader reader) implements AutoCloseable {

    /** One event as it lies on its topic. */
    record Seen(String topic, String id, String type, String traceparent, JsonNode data) {
        private static Seen of(ConsumerRecord<String, byte[]> event) {
            return new Seen(
                    event.topic(),
                    header(event, "ce_id"),
                    header(event, "ce_type"),
                    header(event, "traceparent"),
                    Json.parse(event.value()));
        }

        private static String header(ConsumerRecord<String, byte[]> event, String name) {
            Header header = event.headers().lastHeader(name);
            return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
        }
    }

    static Topics fromNow(String bootstrap) {
        return new Topics(TopicReader.fromNow(bootstrap, topic -> topic.startsWith("terrace.")));
    }

    /** All that has come by now. */
    List<Seen> drain() {
        return reader.drain().stream().map(Seen::of).toList();
    }

    @Override
    public void close() {
        reader.close();
    }
}
