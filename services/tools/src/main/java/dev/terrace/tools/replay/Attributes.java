package dev.terrace.tools.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What an attribute is, told from the values that it has. */
final class Attributes {
    private static final int MOST_OPTIONS = 50;

    private Attributes() {}

    static void describe(ObjectNode attribute, Set<JsonNode> values) {
        if (values.stream().allMatch(JsonNode::isBoolean)) {
            attribute.put("type", "flag");
        } else if (values.stream().allMatch(JsonNode::isNumber)) {
            attribute.put("type", "number");
        } else if (values.size() >= 2 && values.size() <= MOST_OPTIONS) {
            attribute.put("type", "choice");
            values.forEach(value -> attribute.withArray("options").add(value.asText()));
        } else {
            attribute.put("type", "text");
        }
    }
}
