package dev.terrace.ingestion.project;

import static dev.terrace.ingestion.Refusal.INVALID_PROJECT;
import static dev.terrace.ingestion.Refusal.UNITS_OPEN;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.ingestion.AccessScope;
import dev.terrace.ingestion.Lifecycle;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.MongoProjects;
import dev.terrace.ingestion.RequestFields;
import dev.terrace.ingestion.Totals;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Fault;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The life of a project: what it will cost, and what state it is in. */
@Path("/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "projects")
public class StateResource {

    private static final long MOST_ITEMS = 1_000_000_000;

    private final AccessScope scope;
    private final MongoProjects projects;
    private final Requests requests;
    private final ProjectShow show;
    private final Limits limits;

    StateResource(AccessScope scope, MongoProjects projects, Requests requests, ProjectShow show, Limits limits) {
        this.scope = scope;
        this.projects = projects;
        this.requests = requests;
        this.show = show;
        this.limits = limits;
    }

    @POST
    @Path("{project}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.CLIENT, Role.OPERATOR})
    @Operation(operationId = "moveProject", summary = "Open, pause, complete or archive a project")
    public ProjectView move(@PathParam("project") String id, @Nullable StateRequest request) {
        scope.project(id);
        Lifecycle.State next = state(request);
        long open = next == Lifecycle.State.COMPLETE ? show.openUnits(id) : 0;
        if (open > 0) {
            throw new Refused(UNITS_OPEN, open + " units are not settled: wait for them, or withdraw them");
        }
        return show.one(
                projects.change(id, project -> requests.moved(project, next)).orElseThrow());
    }

    @GET
    @Path("{project}/estimate")
    @RolesAllowed({Role.CLIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(operationId = "estimateProject", summary = "Estimate what all that a project has been sent will cost")
    public Estimate estimate(@PathParam("project") String id) {
        return show.estimate(scope.project(id));
    }

    @POST
    @Path("estimate")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.CLIENT)
    @Operation(operationId = "estimateCost", summary = "Estimate what a project would cost, before it is made")
    @RequestBody(content = @Content(schema = @Schema(implementation = EstimateRequest.class)))
    public Estimate estimate(InputStream body) {
        RequestFields fields = RequestFields.of(requests.object(body));
        long items = fields.wholeNeeded("items", 1, MOST_ITEMS);
        JsonNode project = fields.object("project").json();
        fields.close();
        fields.refuse(INVALID_PROJECT);
        ProjectRequest asked = ProjectRequest.project(project, limits);
        return Estimate.of(asked.terms(scope.client(), "estimate", 1), items, Totals.NOTHING);
    }

    private static Lifecycle.State state(@Nullable StateRequest request) {
        String name = request == null ? null : request.state();
        Lifecycle.State state =
                name == null ? null : Lifecycle.State.named(name).orElse(null);
        if (state == null || state == Lifecycle.State.DRAFT) {
            throw new Refused(
                    INVALID_PROJECT, List.of(new Fault("state", "must be open, paused, complete or archived")));
        }
        return state;
    }

    @Schema(
            name = "EstimateRequest",
            requiredProperties = {"project", "items"})
    record EstimateRequest(
            ProjectView project,
            @Schema(minimum = "1", maximum = "1000000000") long items) {}
}
