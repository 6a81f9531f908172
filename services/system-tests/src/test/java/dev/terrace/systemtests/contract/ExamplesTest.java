package dev.terrace.systemtests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every operation says what it is for, shows a call and an answer, and names the problems that it may answer with. */
class ExamplesTest {
    private static final Set<Integer> ALWAYS = Set.of(400, 401, 403, 503);
    private static final Set<Integer> WITH_A_BODY = Set.of(413, 415);

    @Test
    void everyOperationIsDescribedWhole() {
        List<String> missing = new ArrayList<>();
        for (Operation operation : Contract.operations()) {
            missing(operation).forEach(what -> missing.add(operation + ": " + what));
        }
        assertEquals(List.of(), missing);
    }

    private static List<String> missing(Operation operation) {
        List<String> missing = new ArrayList<>();
        JsonNode node = operation.node();
        if (operation.id().isEmpty() || node.path("summary").asText().isEmpty()) {
            missing.add("operationId or summary");
        }
        if (operation.roles().isEmpty()) {
            missing.add("roles");
        }
        ALWAYS.stream().filter(s -> !operation.statuses().contains(s)).forEach(s -> missing.add("answer " + s));
        if (operation.bodyType().isPresent()) {
            WITH_A_BODY.stream()
                    .filter(s -> !operation.statuses().contains(s))
                    .forEach(s -> missing.add("answer " + s));
            if (operation.example(operation.body()).isEmpty()) {
                missing.add("example of the body");
            }
        }
        operation.statuses().forEach(status -> fault(operation, status).ifPresent(missing::add));
        return missing;
    }

    private static Optional<String> fault(Operation operation, int status) {
        JsonNode content = operation.response(status).path("content");
        if (status == 204) {
            return Optional.empty();
        }
        if (status >= 400) {
            return content.has("application/problem+json")
                    ? Optional.empty()
                    : Optional.of("answer %d is no problem".formatted(status));
        }
        return content.valueStream().anyMatch(type -> operation.example(type).isPresent())
                ? Optional.empty()
                : Optional.of("example of the answer " + status);
    }
}
