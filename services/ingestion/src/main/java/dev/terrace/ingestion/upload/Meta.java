package dev.terrace.ingestion.upload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.ingestion.Text;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the client's own metadata of an item may be: any JSON that is small, shallow and can be given back as it came. */
final class Meta {

    static final int BYTES = 2_048;
    static final int DEPTH = 8;

    private Meta() {}

    static void check(JsonNode meta) throws BadRow {
        walk(meta, 1);
        int bytes = meta.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > BYTES) {
            throw new BadRow("meta", "has " + bytes + " bytes, more than the " + BYTES + " allowed");
        }
    }

    private static void walk(JsonNode node, int depth) throws BadRow {
        if (depth > DEPTH) {
            throw new BadRow("meta", "is nested deeper than " + DEPTH + " levels");
        }
        if (node.isTextual() && !Text.isWhole(node.textValue())) {
            throw new BadRow("meta", "has half a character (a lone surrogate): send valid UTF-8");
        }
        if (node.isNumber() && !Double.isFinite(node.doubleValue())) {
            throw new BadRow("meta", "has a number that is far too large");
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!Text.isWhole(field.getKey())) {
                throw new BadRow("meta", "has half a character (a lone surrogate): send valid UTF-8");
            }
            walk(field.getValue(), depth + 1);
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                walk(element, depth + 1);
            }
        }
    }
}
