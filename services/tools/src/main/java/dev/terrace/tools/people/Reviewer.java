package dev.terrace.tools.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Answer;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Call;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Service;
import java.util.function.Function;

/** A reviewer who settles what the machine could not, by a rule that is handed in. */
public final class Reviewer {
    private static final int AT_ONCE = 100;

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

    /** Settles what waits in this project now; somebody else may have been faster.
     * @return how many it settled */
    public int settle(String project) {
        JsonNode reviews = api.get(Service.QUALITY, "/v1/reviews?project=" + project + "&limit=" + AT_ONCE)
                .send()
                .expect(200)
                .json()
                .path("items");
        int count = 0;
        for (JsonNode review : reviews) {
            String unit = Call.segment(review.path("unit").asText());
            ObjectNode decision =
                    Json.object().put("shown", review.path("shown").asText());
            decision.set("resolution", rule.apply(review));
            if (spares) {
                accept(unit, decision.putObject("labels"));
            }
            Answer answer = api.post(Service.QUALITY, "/v1/reviews/" + unit + "/decision")
                    .json(decision)
                    .newKey()
                    .send()
                    .expect(200, 201, 204, 404, 409);
            if (answer.status() < 300) {
                count++;
            }
        }
        settled += count;
        return count;
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
