package dev.terrace.systemtests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The OpenAPI document of one service, as its build makes it. */
public record Contract(Service service, JsonNode document) {

    /** Every operation of the four services, in the order of the documents. */
    public static List<Operation> operations() {
        return Arrays.stream(Service.values())
                .flatMap(service -> of(service).named().stream())
                .toList();
    }

    private static Contract of(Service service) {
        Path built = Path.of("..", service.module(), "target/openapi/openapi.json");
        try {
            return new Contract(service, Json.parse(Files.readAllBytes(built)));
        } catch (IOException e) {
            throw new UncheckedIOException("build %s first: scripts/test does".formatted(service.module()), e);
        }
    }

    private List<Operation> named() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(
                                new Operation(this, method.getKey(), path.getKey(), method.getValue()))));
        return operations;
    }

    /** What a node refers to, or the node itself. */
    JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isMissingNode()
                ? node
                : resolved(document.at(reference.asText().substring("#".length())));
    }
}
