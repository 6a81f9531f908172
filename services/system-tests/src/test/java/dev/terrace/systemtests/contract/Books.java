package dev.terrace.systemtests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.tools.client.Answer;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Service;
import java.util.Map;
import java.util.Set;

/**
 * The pay runs of the {@link Estate}: there is always one. A new draft is made when the last was rejected, unless nobody is owed
 * anything, as after a payee was held or a verdict corrected: then the rejected one has to do.
 */
record Books(Api maker, String currency) {
    private static final Set<String> GONE = Set.of("rejected", "released");

    /** The latest run, unless it is rejected: then a new one, if anybody is owed anything. */
    String run() {
        return latest().path("run").asText();
    }

    private JsonNode latest() {
        JsonNode run = runs().path(0);
        if (!run.isMissingNode() && !GONE.contains(run.path("state").asText())) {
            return run;
        }
        Answer begun = maker.post(Service.PAYOUT, "/v1/pay-runs")
                .newKey()
                .json(Map.of("currency", currency))
                .send()
                .expect(run.isMissingNode() ? new int[] {201} : new int[] {201, 409});
        return begun.status() == 201 ? begun.json() : run;
    }

    private JsonNode runs() {
        return maker.get(Service.PAYOUT, "/v1/pay-runs?currency=" + currency)
                .send()
                .expect(200)
                .json()
                .path("items");
    }

    String payment(String payee) {
        return run() + "." + payee;
    }

    /** What asks for a run; a draft that is in the way is rejected. */
    JsonNode wanted() {
        JsonNode run = runs().path(0);
        if (run.path("state").asText().equals("draft")) {
            maker.post(Service.PAYOUT, "/v1/pay-runs/" + run.path("run").asText() + "/rejection")
                    .json(Map.of("reason", "another is wanted"))
                    .send()
                    .expect(200);
        }
        return Json.object().put("currency", currency);
    }

    /** Sees to it that the latest run is approved, so that a bank may answer. */
    void approve(Api checker) {
        JsonNode run = latest();
        if (run.path("state").asText().equals("draft")) {
            checker.post(Service.PAYOUT, "/v1/pay-runs/" + run.path("run").asText() + "/approval")
                    .json(approval())
                    .send()
                    .expect(200);
        }
    }

    /** What approves the run. */
    JsonNode approval() {
        JsonNode totals = latest().path("totals");
        return Json.object()
                .put("sha256", totals.path("sha256").asText())
                .put("totalMinor", totals.path("totalMinor").asLong());
    }
}
