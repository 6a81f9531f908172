package dev.terrace.systemtests.flow;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.systemtests.identity.OneMore;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Place;
import dev.terrace.tools.client.Service;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a service in production writes down: one JSON object a line, with the trace of the call, and neither a token nor anybody's name. */
class LogsIT {
    private static final String TRACE = "44444444444444444444444444444444";
    private static final String NAME = "Aminata Njoroge";

    private final Terrace terrace = Terrace.started();

    @Test
    void everyLineIsJsonWithATraceAndWithoutSecretsAndNames() {
        List<String> lines;
        try (OneMore service = OneMore.start(terrace, Service.DISPATCH, Map.of("quarkus.profile", "prod"))) {
            Callers callers = Callers.at(placeOf(service.uri()));
            Api operator = callers.operator().within(TRACE);
            county(operator, NAME, 201);
            county(operator, NAME.repeat(100), 400);
            callers.with("secret-" + callers.tokens().role("operator", "operator"))
                    .get(Service.DISPATCH, "/v1/counties/c-logs")
                    .send()
                    .expect(401);
            callers.site("s-logs")
                    .within(TRACE)
                    .post(Service.DISPATCH, "/v1/packs")
                    .newKey()
                    .json(Map.of("units", 1))
                    .send()
                    .expect(404, 409, 422);
            lines = service.log();
        }
        List<JsonNode> entries = lines.stream().map(LogsIT::parsed).toList();
        assertTrue(entries.stream().anyMatch(LogsIT::isRefusalInTheTrace), String.join("\n", lines));
        for (String word : List.of("Aminata", "Njoroge", "Bearer", "secret-", "eyJ")) {
            assertFalse(lines.stream().anyMatch(line -> line.contains(word)), word);
        }
    }

    private static void county(Api operator, String name, int status) {
        operator.put(Service.DISPATCH, "/v1/counties/c-logs")
                .json(Map.of("name", name))
                .send()
                .expect(status);
    }

    private static JsonNode parsed(String line) {
        assertTrue(line.startsWith("{"), "not JSON: " + line);
        return Json.parse(line.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isRefusalInTheTrace(JsonNode entry) {
        return entry.path("message").asText().startsWith("refused")
                && entry.path("mdc").path("traceId").asText().equals(TRACE);
    }

    /** The same Terrace, but for this instance of dispatch. */
    private Place placeOf(URI dispatch) {
        Place place = terrace.place();
        Map<Service, URI> services = new EnumMap<>(place.services());
        services.put(Service.DISPATCH, dispatch);
        return new Place(services, place.mongoUri(), place.bootstrap(), place.home(), place.settings());
    }
}
