package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Nodes of JSON to begin with. */
final class Json {
    static final ArrayNode NONE = JsonNodeFactory.instance.arrayNode();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
