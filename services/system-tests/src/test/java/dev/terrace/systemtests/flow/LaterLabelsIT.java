package dev.terrace.systemtests.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.client.Service;
import dev.terrace.tools.people.Client;
import dev.terrace.tools.people.Progress;
import dev.terrace.tools.site.Tally;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Labels that a client sends when the work has begun: what is right corrects verdicts and pay, the rest is what others start from. */
class LaterLabelsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Terrace terrace = Terrace.started();
    private final Api api = terrace.callers().client("c-later");
    private final Client client = new Client(api);
    private final Tally tally = new Tally();

    @Test
    void goldThatComesAfterTheVerdictsCorrectsThem() {
        Desk desk = new Desk(terrace, "s-later", "w-later");
        String project = client.project("later", Desk.project("Later", 1, 1, "cat", "dog"));
        String dataset = client.upload("later", project, Desk.items(3));
        JsonNode pack = desk.pull(project, 3, 3);
        desk.submit(pack, Desk.rows(pack, "w-later", unit -> "cat"), "stored", tally);
        assertTrue(Pause.until(() -> client.progress(dataset).done(), PATIENCE));
        assertEquals(List.of("cat consensus", "cat consensus", "cat consensus"), outcomes(dataset));

        JsonNode receipt =
                give(dataset, "gold", label("item-0", "cat"), label("item-1", "dog"), label("item-7", "dog"));
        assertEquals(2, receipt.path("taken").asInt());
        assertEquals(1, receipt.path("refused").asInt());
        List<String> corrected = List.of("cat gold", "dog gold", "cat consensus");
        assertTrue(
                Pause.until(() -> outcomes(dataset).equals(corrected), PATIENCE),
                () -> outcomes(dataset).toString());
        terrace.assertGuarantees(tally);
        assertEquals(new Progress(3, 3, 0, 2, 0, 1, 2 * 80_000L), client.progress(dataset));
    }

    @Test
    void whatToStartFromIsShownInUnitsThatNobodyWasDealt() {
        Desk desk = new Desk(terrace, "s-start", "w-start");
        String project = client.project("start", Desk.project("Start", 1, 1, "cat", "dog"));
        String dataset = client.upload("start", project, Desk.items(3));
        JsonNode first = desk.pull(project, 1, 3);
        assertTrue(Pause.until(
                () -> api.get(Service.INGESTION, "/v1/datasets/" + dataset)
                        .send()
                        .json()
                        .path("state")
                        .asText()
                        .equals("working"),
                PATIENCE));
        JsonNode receipt =
                give(dataset, "start", label("item-0", "dog"), label("item-1", "dog"), label("item-2", "dog"));
        assertEquals(3, receipt.path("taken").asInt());
        terrace.assertGuarantees(tally);

        JsonNode rest = desk.pull(project, 2, 2);
        rest.path("units")
                .forEach(unit -> assertEquals("dog", unit.at("/start/class").asText()));
        JsonNode again = desk.api()
                .get(Service.DISPATCH, "/v1/packs/" + first.path("pack").asText())
                .send()
                .expect(200)
                .json();
        assertFalse(again.path("units").path(0).has("start"), "a unit stays as it was dealt");
        for (JsonNode pack : List.of(first, rest)) {
            desk.submit(pack, Desk.rows(pack, "w-start", unit -> "dog"), "stored", tally);
        }
        assertTrue(Pause.until(() -> client.progress(dataset).done(), PATIENCE));
        terrace.assertGuarantees(tally);
    }

    private JsonNode give(String dataset, String use, JsonNode... labels) {
        return api.post(Service.INGESTION, "/v1/datasets/" + dataset + "/labels?use=" + use)
                .key(use)
                .ndjson(List.of(labels))
                .send()
                .expect(201)
                .json();
    }

    private static JsonNode label(String item, String name) {
        return Json.object().put("item", item).set("label", Json.object().put("class", name));
    }

    private List<String> outcomes(String dataset) {
        return client.resolutions(dataset).stream()
                .map(row -> row.path("label").path("class").asText() + " "
                        + row.path("by").asText())
                .collect(Collectors.toList());
    }
}
