package dev.terrace.tools.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Call;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Service;
import java.util.function.Function;
import java.util.stream.Gatherers;

/** A reviewer, quick enough for several, who settles what the machine could not, by a rule that is handed in. */
public final class Reviewer {
    private static final int PAGE = 100;
    private static final int AT_ONCE = 8;

    private final Api api;
    private final Function<JsonNode, JsonNode> rule;
    private final boolean spares;
    private long settled;

    /** @param rule from a review as listed to the label that becomes the resolution */
    public Reviewer(Api api, Function<JsonNode, JsonNode> rule) {
        this(api, rule, false);
    }

    private Reviewer(Api api, Function<JsonNode, JsonNode> rule, boolean spares) {
        this.api = api;
        this.rule = rule;
        this.spares = spares;
    }

    /** The same reviewer, who has not looked herself, and so accepts every label: on her word nobody's pay is cut. */
    public Reviewer sparing() {
        return new Reviewer(api, rule, true);
    }

    /** What is to be said of a unit. */
    private record Decision(String unit, ObjectNode said) {}

    /** Settles what waits in this project now; somebody else may have been faster.
     * @return how many it settled */
    public int settle(String project) {
        int count = (int) api.get(Service.QUALITY, "/v1/reviews?project=" + project + "&limit=" + PAGE)
                .send()
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(this::decided)
                .gather(Gatherers.mapConcurrent(AT_ONCE, this::settle))
                .filter(Boolean::booleanValue)
                .count();
        settled += count;
        return count;
    }

    private Decision decided(JsonNode review) {
        ObjectNode said = Json.object().put("shown", review.path("shown").asText());
        said.set("resolution", rule.apply(review));
        return new Decision(Call.segment(review.path("unit").asText()), said);
    }

    private boolean settle(Decision decision) {
        if (spares) {
            accept(decision.unit(), decision.said().putObject("labels"));
        }
        return api.post(Service.QUALITY, "/v1/reviews/" + decision.unit() + "/decision")
                        .json(decision.said())
                        .newKey()
                        .send()
                        .expect(200, 201, 204, 404, 409)
                        .status()
                < 300;
    }

    private void accept(String unit, ObjectNode rulings) {
        for (JsonNode label : api.get(Service.QUALITY, "/v1/units/" + unit)
                .send()
                .expect(200)
                .json()
                .path("labels")) {
            rulings.putObject(label.path("attempt").asText());
        }
    }

    /** How many it has settled so far. */
    public long settled() {
        return settled;
    }
}
