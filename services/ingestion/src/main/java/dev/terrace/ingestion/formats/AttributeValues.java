package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.terrace.shared.work.Attribute;
import dev.terrace.shared.work.Attributes;
import java.math.BigDecimal;

/** What a file says of an object beside its class, as the project has it: formats have but texts and numbers, and words of their own. */
final class AttributeValues {
    private AttributeValues() {}

    /** Leaves of an object's attributes those that the project has, each of its kind. */
    static void fit(ObjectNode object, Attributes known) {
        JsonNode said = object.remove("attributes");
        if (said == null) {
            return;
        }
        ObjectNode kept = Json.object();
        for (Attribute attribute : known.list()) {
            JsonNode value = said.path(attribute.name());
            if (!value.isMissingNode() && !value.isNull() && !value.asText().isEmpty()) {
                kept.set(attribute.name(), as(attribute.type(), value));
            }
        }
        if (!kept.isEmpty()) {
            object.set("attributes", kept);
        }
    }

    private static JsonNode as(Attribute.Kind kind, JsonNode value) {
        String text = value.asText().strip();
        return switch (kind) {
            case FLAG ->
                switch (text) {
                    case "true", "True", "1", "1.0", "yes" -> BooleanNode.TRUE;
                    case "false", "False", "0", "0.0", "no" -> BooleanNode.FALSE;
                    default -> value;
                };
            case NUMBER -> {
                try {
                    yield DecimalNode.valueOf(new BigDecimal(text));
                } catch (NumberFormatException e) {
                    yield value;
                }
            }
            case CHOICE, TEXT -> TextNode.valueOf(text);
        };
    }
}
