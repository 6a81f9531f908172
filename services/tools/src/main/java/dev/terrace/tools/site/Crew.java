package dev.terrace.tools.site;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Call;
import dev.terrace.tools.client.Service;
import java.util.List;
import java.util.Map;

/** Who works where: one site of a county, its teams and its workers. */
public record Crew(County county, String site, String name, List<Team> teams) {
    private static final int WORKERS_AT_ONCE = 500;

    /** Where people live. */
    public record County(String county, String name) {}

    /** People who sit together. */
    public record Team(String team, String name, List<String> workers) {}

    public List<String> workers() {
        return teams.stream().flatMap(team -> team.workers().stream()).toList();
    }

    /** Makes the site known and everybody in it; may be repeated. */
    public void register(Api operator, Api self) {
        operator.put(Service.DISPATCH, "/v1/counties/" + Call.segment(county.county()))
                .json(Map.of("name", county.name()))
                .send()
                .expect(200, 201, 204);
        String here = "/v1/sites/" + Call.segment(site);
        operator.put(Service.DISPATCH, here)
                .json(Map.of("county", county.county(), "name", name))
                .send()
                .expect(200, 201, 204);
        for (Team team : teams) {
            self.put(Service.DISPATCH, here + "/teams/" + Call.segment(team.team()))
                    .json(Map.of("name", team.name()))
                    .send()
                    .expect(200, 201, 204);
            List<Map<String, String>> rows = team.workers().stream()
                    .map(worker -> Map.of("worker", worker, "team", team.team()))
                    .toList();
            for (int from = 0; from < rows.size(); from += WORKERS_AT_ONCE) {
                List<Map<String, String>> some = rows.subList(from, Math.min(rows.size(), from + WORKERS_AT_ONCE));
                JsonNode refused = self.post(Service.DISPATCH, here + "/workers")
                        .json(Map.of("workers", some))
                        .send()
                        .expect(200)
                        .json()
                        .path("refused");
                if (!refused.isEmpty()) {
                    throw new IllegalStateException("workers of " + site + " are refused: " + refused);
                }
            }
        }
    }
}
