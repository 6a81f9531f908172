package dev.terrace.shared.delivery;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** How an event lies on a dead-letter topic: its name and headers are as the connector writes them. */
public final class Parked {
    /** What a topic's name has more where its dead letters lie. */
    public static final String SUFFIX = ".dlq";

    /** The headers that say why it lies there begin so. */
    public static final String WHY = "dead-letter-";

    /** The group under which whoever sends letters back remembers which. */
    public static final String REPLAYED = "terrace-dlq";

    private Parked() {}

    /** Where the letters of a topic came from. */
    public static String origin(String topic) {
        return topic.substring(0, topic.length() - SUFFIX.length());
    }

    /** The event as it was before it was parked. */
    public static ProducerRecord<String, byte[]> original(ConsumerRecord<String, byte[]> letter) {
        ProducerRecord<String, byte[]> original =
                new ProducerRecord<>(origin(letter.topic()), null, letter.key(), letter.value());
        for (Header header : letter.headers()) {
            if (!header.key().startsWith(WHY)) {
                original.headers().add(header);
            }
        }
        return original;
    }
}
