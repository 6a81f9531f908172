package dev.terrace.systemtests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Answer;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.client.Service;
import dev.terrace.tools.site.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packs that a site gets for its workers, and their labels. */
record Packs(Api site, Tally tally) {

    /** A pack for a worker, as soon as the project has work. */
    JsonNode pull(String worker, String project) {
        List<JsonNode> pulled = new ArrayList<>();
        Pause.until(
                () -> {
                    Answer answer = site.post(Service.DISPATCH, "/v1/packs")
                            .newKey()
                            .json(Map.of("units", 3, "worker", worker, "projects", List.of(project)))
                            .send()
                            .expect(201, 204);
                    return answer.status() == 201 && pulled.add(answer.json());
                },
                Estate.PATIENCE);
        return pulled.getFirst();
    }

    /**
     * Labels the units by their number in the lot.
     *
     * @return the submission
     */
    String submit(Api sender, JsonNode pack, String worker, List<String> classes) {
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode unit : pack.path("units")) {
            String id = unit.path("unit").asText();
            int n = Integer.parseInt(id.substring(id.lastIndexOf('.') + 1));
            if (n < classes.size()) {
                ObjectNode row = Json.object()
                        .put("unit", id)
                        .put("attempt", unit.path("attempt").asInt())
                        .put("worker", worker);
                row.putObject("label").put("class", classes.get(n));
                rows.add(row);
            }
        }
        JsonNode answer = sender.post(
                        Service.DISPATCH, "/v1/packs/" + pack.path("pack").asText() + "/submissions")
                .newKey()
                .ndjson(rows)
                .send()
                .expect(200)
                .json();
        tally.submitted(rows, answer);
        return answer.path("submission").asText();
    }
}
