package dev.terrace.systemtests.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** Right labels that a client sends only when the work is done correct the verdicts, the resolutions and the pay. */
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

        JsonNode receipt = api.post(Service.INGESTION, "/v1/datasets/" + dataset + "/labels?use=gold")
                .key("gold")
                .ndjson(List.of(gold("item-0", "cat"), gold("item-1", "dog"), gold("item-7", "dog")))
                .send()
                .expect(201)
                .json();
        assertEquals(2, receipt.path("taken").asInt());
        assertEquals(1, receipt.path("refused").asInt());
        List<String> corrected = List.of("cat gold", "dog gold", "cat consensus");
        assertTrue(
                Pause.until(() -> outcomes(dataset).equals(corrected), PATIENCE),
                () -> outcomes(dataset).toString());
        terrace.assertGuarantees(tally);
        assertEquals(new Progress(3, 3, 0, 2, 0, 1, 2 * 80_000L), client.progress(dataset));
    }

    private static JsonNode gold(String item, String name) {
        return Json.object().put("item", item).set("label", Json.object().put("class", name));
    }

    private List<String> outcomes(String dataset) {
        return client.resolutions(dataset).stream()
                .map(row -> row.path("label").path("class").asText() + " "
                        + row.path("by").asText())
                .collect(Collectors.toList());
    }
}
