package dev.terrace.tools.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrace.tools.kafka.TopicWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records of labels that nobody can read. */
public final class Poison {
    private Poison() {}

    public static void into(String bootstrap, int records) {
        List<ProducerRecord<String, byte[]>> poison =
                IntStream.range(0, records).mapToObj(Poison::record).toList();
        try (TopicWriter writer = new TopicWriter(bootstrap)) {
            writer.write(poison);
        }
    }

    private static ProducerRecord<String, byte[]> record(int n) {
        var record = new ProducerRecord<>("terrace.labels", "poison-" + n, "{\"lot\":".getBytes(UTF_8));
        record.headers().add("ce_type", "dev.terrace.lot.labelled.v1".getBytes(UTF_8));
        return record;
    }
}
