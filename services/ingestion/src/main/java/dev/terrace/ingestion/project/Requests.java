package dev.terrace.ingestion.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.ingestion.Ids;
import dev.terrace.ingestion.JsonBody;
import dev.terrace.ingestion.Lifecycle;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Project;
import dev.terrace.ingestion.Refusal;
import dev.terrace.ingestion.RequestFields;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.problem.WholeNumber;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Directive;
import dev.terrace.shared.work.Terms;
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

    Lifecycle.@Nullable State state(@Nullable String name) {
        return name == null
                ? null
                : Lifecycle.State.named(name)
                        .orElseThrow(() -> new Refused(
                                CommonRefusal.BAD_PARAMETER,
                                "state: write draft, open, paused, complete or archived, or leave it out"));
    }

    int page(@Nullable String limit) {
        return WholeNumber.read("limit", limit, limits.pageItems(), limits.pageItems());
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

    /** The project under another directive, with another budget, or paused or not; the others are told if it concerns them. */
    Outcome<Project, Project> changed(Project project, JsonNode json, Terms.Price price) {
        RequestFields fields = RequestFields.of(json);
        Directive directive = DirectiveFields.change(fields, project.directive());
        Long budget = fields.mentions("budgetMicros") ? BudgetFields.read(fields) : project.budgetMicros();
        BudgetFields.check(fields, budget, price);
        fields.close("budgetMicros");
        fields.refuse(Refusal.INVALID_PROJECT);
        Lifecycle state = fields.mentions("paused") ? paused(project, directive.paused()) : project.lifecycle();
        return told(project, project.withBudget(budget).directed(directive, state));
    }

    /** The project in another state, which the others are told of if it concerns them. */
    Outcome<Project, Project> moved(Project project, Lifecycle.State next) {
        Lifecycle.State state = project.lifecycle().state();
        if (state == next) {
            return Outcome.unchanged(project, project);
        }
        if (!state.leadsTo(next)) {
            throw new Refused(Refusal.ILLEGAL_STATE, "It is " + state.label() + " and cannot become " + next.label());
        }
        return told(project, project.directed(project.directive(), Lifecycle.of(next, now())));
    }

    private Lifecycle paused(Project project, boolean paused) {
        Lifecycle.State state = project.lifecycle().state();
        if (paused == (state != Lifecycle.State.OPEN)) {
            return project.lifecycle();
        }
        Lifecycle.State next = paused ? Lifecycle.State.PAUSED : Lifecycle.State.OPEN;
        if (!paused && state != Lifecycle.State.PAUSED) {
            throw new Refused(
                    Refusal.ILLEGAL_STATE,
                    "It is " + state.label() + ", not paused: open it with POST /v1/projects/{project}/state");
        }
        return Lifecycle.of(next, now());
    }

    private Outcome<Project, Project> told(Project before, Project after) {
        if (after.equals(before)) {
            return Outcome.unchanged(before, before);
        }
        boolean concernsOthers = after.directions() != before.directions();
        return new Outcome<>(after, concernsOthers ? List.of(Event.of(after.told(), now())) : List.of(), after);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
