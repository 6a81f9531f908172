package dev.terrace.systemtests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Json;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds an example where readers of a contract find one: beside the media type, else on its schema, else on the parts of that. */
record Examples(Contract contract) {

    Optional<JsonNode> of(JsonNode mediaType) {
        return mediaType
                .path("examples")
                .valueStream()
                .map(example -> contract.resolved(example).path("value"))
                .findFirst()
                .or(() -> there(mediaType.path("example")))
                .or(() -> ofSchema(mediaType.path("schema")));
    }

    private Optional<JsonNode> ofSchema(JsonNode schema) {
        return said(schema).or(() -> {
            JsonNode resolved = contract.resolved(schema);
            return said(resolved)
                    .or(() -> resolved.has("items")
                            ? ofSchema(resolved.path("items")).map(Json.MAPPER.createArrayNode()::add)
                            : Optional.empty())
                    .or(() -> ofParts(resolved.path("properties")));
        });
    }

    private static Optional<JsonNode> said(JsonNode schema) {
        return Stream.of(
                        schema.path("example"),
                        schema.path("examples").path(0),
                        schema.path("default"),
                        schema.path("enum").path(0))
                .flatMap(value -> there(value).stream())
                .findFirst();
    }

    private Optional<JsonNode> ofParts(JsonNode properties) {
        ObjectNode parts = Json.object();
        properties
                .properties()
                .forEach(part -> ofSchema(part.getValue()).ifPresent(example -> parts.set(part.getKey(), example)));
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    private static Optional<JsonNode> there(JsonNode value) {
        return value.isMissingNode() ? Optional.empty() : Optional.of(value);
    }
}
