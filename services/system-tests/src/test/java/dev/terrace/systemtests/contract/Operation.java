package dev.terrace.systemtests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.tools.client.Service;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One operation that a contract names. */
public record Operation(Contract contract, String verb, String path, JsonNode node) {

    /** A parameter: {@code in} is path, query or header. */
    public record Parameter(String name, String in, boolean required) {}

    public Service service() {
        return contract.service();
    }

    public String id() {
        return node.path("operationId").asText();
    }

    /** Unique among the four services. */
    public String name() {
        return service().module() + " " + id();
    }

    public String method() {
        return verb.toUpperCase(Locale.ROOT);
    }

    public List<Parameter> parameters() {
        return node.path("parameters")
                .valueStream()
                .map(contract::resolved)
                .map(p -> new Parameter(
                        p.path("name").asText(),
                        p.path("in").asText(),
                        p.path("required").asBoolean()))
                .toList();
    }

    public List<String> required(String in) {
        return parameters().stream()
                .filter(p -> p.required() && p.in().equals(in))
                .map(Parameter::name)
                .toList();
    }

    /** The roles that may call it. */
    public Set<String> roles() {
        return node.path("security")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The statuses that it is said to answer with. */
    public Set<Integer> statuses() {
        return node.path("responses")
                .propertyStream()
                .map(response -> Integer.valueOf(response.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public JsonNode response(int status) {
        return contract.resolved(node.path("responses").path(Integer.toString(status)));
    }

    /** The first type that its body may have, absent if it takes none. */
    public Optional<String> bodyType() {
        Iterator<String> types = node.path("requestBody").path("content").fieldNames();
        return types.hasNext() ? Optional.of(types.next()) : Optional.empty();
    }

    /** What the body looks like in the first type that it may have. */
    public JsonNode body() {
        return node.path("requestBody").path("content").path(bodyType().orElse(""));
    }

    /** The fields of its body that a caller may set. */
    public List<String> fields() {
        return contract.resolved(body().path("schema"))
                .path("properties")
                .propertyStream()
                .filter(field -> !field.getValue().path("readOnly").asBoolean())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** An example of a body or an answer. */
    public Optional<JsonNode> example(JsonNode mediaType) {
        return new Examples(contract).of(mediaType);
    }

    @Override
    public String toString() {
        return name();
    }
}
