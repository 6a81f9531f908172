package dev.terrace.ingestion.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.ingestion.Ids;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Project;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.problem.WholeNumber;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Directive;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what callers ask of projects, within the limits. */
@ApplicationScoped
class Requests {

    private final ObjectMapper json;
    private final Limits limits;
    private final InstantSource clock;

    Requests(ObjectMapper json, Limits limits, InstantSource clock) {
        this.json = json;
        this.limits = limits;
        this.clock = clock;
    }

    ProjectRequest project(InputStream body) {
        return ProjectRequest.project(object(body), limits);
    }

    ProjectRequest version(InputStream body, String name) {
        return ProjectRequest.version(object(body), name, limits);
    }

    JsonNode object(InputStream body) {
        return JsonBody.object(body, limits.projectBytes());
    }

    int page(@Nullable String limit) {
        return WholeNumber.read("limit", limit, limits.page(), limits.page());
    }

    /** The request's name for whoever asks, and what it asks for. */
    Editions.Request named(String owner, String key, ProjectRequest asked) {
        try {
            String body = Ids.sha256(json.writeValueAsBytes(asked));
            return new Editions.Request(Ids.request(owner, key), body, now());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request can always be written", e);
        }
    }

    /** The project under a changed directive, which everybody is told. */
    Outcome<Project, Project> directed(Project project, JsonNode change) {
        Directive next = DirectiveFields.change(change, project.directive());
        if (next.equals(project.directive())) {
            return Outcome.unchanged(project, project);
        }
        Project directed = project.directed(next);
        return new Outcome<>(directed, List.of(Event.of(directed.told(), now())), directed);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
