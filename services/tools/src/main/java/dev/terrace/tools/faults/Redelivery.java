package dev.terrace.tools.faults;

import dev.terrace.tools.kafka.TopicReader;
import dev.terrace.tools.kafka.TopicWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Delivers what was delivered before again, each event up to five times and in any order. */
final class Redelivery {
    private static final Set<String> TOPICS =
            Set.of("terrace.lots", "terrace.gold", "terrace.labels", "terrace.judgements", "terrace.payments");
    private static final int MOST_TIMES = 5;

    private Redelivery() {}

    /** @return how many deliveries that made */
    static int of(String bootstrap, long seed, int mostEvents) {
        List<ProducerRecord<String, byte[]>> again = new ArrayList<>();
        try (TopicReader reader = TopicReader.fromBeginning(bootstrap, TOPICS::contains);
                TopicWriter writer = new TopicWriter(bootstrap)) {
            List<ConsumerRecord<String, byte[]>> delivered = reader.drain();
            Random random = new Random(seed);
            Collections.shuffle(delivered, random);
            for (ConsumerRecord<String, byte[]> event : delivered.subList(0, Math.min(mostEvents, delivered.size()))) {
                again.addAll(Collections.nCopies(1 + random.nextInt(MOST_TIMES), sameAs(event)));
            }
            Collections.shuffle(again, random);
            writer.write(again);
        }
        return again.size();
    }

    private static ProducerRecord<String, byte[]> sameAs(ConsumerRecord<String, byte[]> event) {
        return new ProducerRecord<>(event.topic(), event.partition(), event.key(), event.value(), event.headers());
    }
}
