package dev.terrace.systemtests.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.client.Service;
import dev.terrace.tools.people.Operator;
import dev.terrace.tools.site.Crew;
import dev.terrace.tools.site.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One site worked by hand, call by call, by a test that says what each unit is labelled. */
public final class Desk {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Api site;
    private final Operator operator;

    Desk(Terrace terrace, String name, String... workers) {
        this.site = terrace.callers().site(name);
        this.operator = new Operator(terrace.callers().operator());
        new Crew(
                        new Crew.County("c-test", "Test county"),
                        name,
                        "Site " + name,
                        List.of(new Crew.Team("t-1", "Team", List.of(workers))))
                .register(terrace.callers().operator(), site);
    }

    /** A project of two classes and more. */
    public static ObjectNode project(String name, int minOverlap, int maxOverlap, String... classes) {
        ObjectNode project = Json.object().put("name", name).put("workType", "classes");
        var names = project.putObject("schema").putArray("classes");
        List.of(classes).forEach(names::add);
        project.putObject("quality")
                .put("minOverlap", minOverlap)
                .put("maxOverlap", maxOverlap)
                .put("confidence", 0.55);
        project.putObject("price")
                .put("currency", "CNY")
                .put("labelMicros", 80_000)
                .put("lateMicros", 40_000)
                .put("siteBasisPoints", 1_000)
                .put("platformBasisPoints", 500);
        return project;
    }

    /** Items {@code item-0}, {@code item-1} …; the number is in the media too, as sites do not see the item. */
    static List<ObjectNode> items(int count) {
        List<ObjectNode> items = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            items.add(Json.object().put("id", "item-" + n).put("media", "items/" + n));
        }
        return items;
    }

    Api api() {
        return site;
    }

    /** Waits until so many slots of the project are open, then asks for a pack of so many units. */
    JsonNode pull(String project, int units, int open) {
        if (!Pause.until(() -> operator.open(project) >= open, PATIENCE)) {
            throw new AssertionError("expected " + open + " open slots, there are " + operator.open(project));
        }
        JsonNode pack = site.post(Service.DISPATCH, "/v1/packs")
                .newKey()
                .json(Map.of("units", units, "projects", List.of(project)))
                .send()
                .expect(201)
                .json();
        if (pack.path("units").size() != units) {
            throw new AssertionError("expected a pack of " + units + " units, got " + pack);
        }
        return pack;
    }

    /** The number of the item that a unit of a pack shows. */
    static int item(JsonNode unit) {
        return Integer.parseInt(unit.path("content").path("media").asText().substring("items/".length()));
    }

    /** The rows that label every unit of a pack. */
    static List<ObjectNode> rows(JsonNode pack, String worker, Function<JsonNode, String> label) {
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode unit : pack.path("units")) {
            ObjectNode row = Json.object()
                    .put("unit", unit.path("unit").asText())
                    .put("attempt", unit.path("attempt").asInt())
                    .put("worker", worker);
            row.putObject("label").put("class", label.apply(unit));
            rows.add(row);
        }
        return rows;
    }

    /** Sends rows of a pack and expects that every one meets with this outcome. */
    JsonNode submit(JsonNode pack, List<ObjectNode> rows, String outcome, Tally tally) {
        JsonNode answer = site.post(
                        Service.DISPATCH, "/v1/packs/" + pack.path("pack").asText() + "/submissions")
                .newKey()
                .ndjson(rows)
                .send()
                .expect(200)
                .json();
        for (JsonNode row : answer.path("rows")) {
            if (!row.path("outcome").asText().equals(outcome)) {
                throw new AssertionError("expected " + outcome + ", got " + row);
            }
        }
        tally.submitted(rows, answer);
        return answer;
    }
}
