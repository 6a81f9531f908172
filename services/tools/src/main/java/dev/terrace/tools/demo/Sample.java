package dev.terrace.tools.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Made-up work whose truth is known to whoever made it and to nobody else. Each item carries its own name in its metadata, which
 * comes back with every unit; the first part of the name is that of the sample.
 */
public interface Sample {
    /** The field of an item's metadata that holds its name. */
    String NAME = "sample";

    /** Short, so that the demo can show what becomes of a pack whose lease ran out. */
    int LEASE_SECONDS = 10;

    /** The sample that an item is of. */
    static Sample of(Map<String, Sample> samples, String item) {
        return Objects.requireNonNull(samples.get(item.substring(0, item.indexOf('/'))), item);
    }

    /** What the client calls it. */
    String name();

    /** The body that makes its project. */
    JsonNode project();

    List<ObjectNode> manifest();

    /** Media that go with the manifest, by name; none where the manifest has addresses or texts. */
    default Map<String, byte[]> media() {
        return Map.of();
    }

    JsonNode truth(String item);

    /** What a person of this skill, 0 to 1, makes of it. */
    JsonNode labelledBy(double skill, String item, RandomGenerator random);

    /** How much of a label is right, against the truth. */
    Right right(JsonNode label, JsonNode truth);

    /** A row of the manifest under this name. */
    static ObjectNode row(ObjectNode row, String item) {
        row.put("id", item).putObject("meta").put(NAME, item);
        return row;
    }

    /** The price that all samples share but for the label's own. */
    static void price(ObjectNode project, long labelMicros) {
        project.putObject("price")
                .put("currency", "CNY")
                .put("labelMicros", labelMicros)
                .put("siteBasisPoints", 1_000)
                .put("platformBasisPoints", 500);
    }
}
