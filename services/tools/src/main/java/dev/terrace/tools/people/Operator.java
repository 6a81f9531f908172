package dev.terrace.tools.people;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Service;

/** An operator at her desk: sees what waits in the queue. */
public final class Operator {
    private final Api api;

    public Operator(Api api) {
        this.api = api;
    }

    /** How many labels of a project are wanted that nobody has in work; it may be some seconds old. */
    public long open(String project) {
        return api.get(Service.DISPATCH, "/v1/queue")
                .send()
                .expect(200)
                .json()
                .path("projects")
                .valueStream()
                .filter(queued -> queued.path("project").asText().equals(project))
                .mapToLong((JsonNode queued) -> queued.path("open").asLong())
                .sum();
    }
}
