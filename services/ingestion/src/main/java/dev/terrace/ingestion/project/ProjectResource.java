package dev.terrace.ingestion.project;

import static dev.terrace.ingestion.Refusal.NO_SUCH_VERSION;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.ingestion.AccessScope;
import dev.terrace.ingestion.Cursor;
import dev.terrace.ingestion.Keys;
import dev.terrace.ingestion.MongoEditions;
import dev.terrace.ingestion.MongoProjects;
import dev.terrace.ingestion.Project;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.problem.WholeNumber;
import dev.terrace.shared.work.Terms;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Projects, their versions and their directives. */
@Path("/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "projects", description = "What a client wants done, in versions that never change")
public class ProjectResource {

    private final AccessScope scope;
    private final Editions made;
    private final MongoEditions editions;
    private final MongoProjects projects;
    private final Requests requests;
    private final ProjectShow show;

    ProjectResource(
            AccessScope scope,
            Editions made,
            MongoEditions editions,
            MongoProjects projects,
            Requests requests,
            ProjectShow show) {
        this.scope = scope;
        this.made = made;
        this.editions = editions;
        this.projects = projects;
        this.requests = requests;
        this.show = show;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.CLIENT)
    @Operation(operationId = "createProject", summary = "Make a project, with its first version")
    @RequestBody(content = @Content(schema = @Schema(implementation = ProjectView.class)))
    @APIResponse(
            responseCode = "201",
            description = "The project is there",
            content = @Content(schema = @Schema(implementation = ProjectView.class)))
    public Response create(@HeaderParam(Keys.HEADER) @Nullable String key, InputStream body) {
        String client = scope.client();
        String checkedKey = Keys.checked(key);
        ProjectRequest asked = requests.project(body);
        return created(made.create(client, checkedKey, asked, requests.named(client, checkedKey, asked)));
    }

    @POST
    @Path("{project}/versions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.CLIENT)
    @Operation(operationId = "createVersion", summary = "Make a new version of a project")
    @RequestBody(content = @Content(schema = @Schema(implementation = ProjectView.class)))
    @APIResponse(
            responseCode = "201",
            description = "The version is there",
            content = @Content(schema = @Schema(implementation = ProjectView.class)))
    public Response createVersion(
            @PathParam("project") String id, @HeaderParam(Keys.HEADER) @Nullable String key, InputStream body) {
        String checkedKey = Keys.checked(key);
        ProjectRequest asked = requests.version(body, scope.ownProject(id).name());
        return created(made.addVersion(id, asked, requests.named(id, checkedKey, asked)));
    }

    @PATCH
    @Path("{project}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.CLIENT, Role.OPERATOR})
    @Operation(operationId = "directProject", summary = "Change what may change for work that is out")
    @RequestBody(content = @Content(schema = @Schema(implementation = DirectiveRequest.class)))
    @APIResponse(responseCode = "200", description = "The project as it is now")
    public ProjectView direct(@PathParam("project") String id, InputStream body) {
        Terms.Price price = show.terms(scope.project(id)).price();
        JsonNode change = requests.object(body);
        return show.one(projects.change(id, project -> requests.changed(project, change, price))
                .orElseThrow());
    }

    @GET
    @RolesAllowed({Role.CLIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(operationId = "listProjects", summary = "List projects, the newest first, each with its newest version")
    public ProjectPage list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = requests.page(limit);
        List<Project> found = projects.page(scope.owner(), requests.state(state), Cursor.parse(cursor), most);
        return new ProjectPage(
                show.all(found),
                found.size() < most
                        ? null
                        : new Cursor(
                                        found.getLast().createdAt(),
                                        found.getLast().id())
                                .toString());
    }

    @GET
    @Path("{project}")
    @RolesAllowed({Role.CLIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(operationId = "getProject", summary = "Show the newest version of a project")
    public ProjectView get(@PathParam("project") String id) {
        return show.one(scope.project(id));
    }

    @GET
    @Path("{project}/versions/{version}")
    @RolesAllowed({Role.CLIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(operationId = "getVersion", summary = "Show one version of a project")
    public ProjectView getVersion(@PathParam("project") String id, @PathParam("version") String version) {
        Project project = scope.project(id);
        int number = WholeNumber.read("version", version, project.newest(), Integer.MAX_VALUE);
        return editions.find(project.terms(number))
                .map(edition -> ProjectView.of(project, edition))
                .orElseThrow(() -> new Refused(NO_SUCH_VERSION, "Its versions are 1 to " + project.newest()));
    }

    private static Response created(Editions.Answer answer) {
        Response.ResponseBuilder response =
                Response.status(Response.Status.CREATED).entity(ProjectView.of(answer.project(), answer.edition()));
        return answer.hit() ? response.header(Keys.HIT, true).build() : response.build();
    }

    /** What a directive may change, as the API describes it. */
    @Schema(name = "DirectiveRequest")
    record DirectiveRequest(
            @Nullable @Schema(minimum = "0", maximum = "9") Integer priority,

            @Nullable @Schema(minimum = "1", maximum = "100")
            Integer weight,

            @Nullable Instant deadline,
            @Nullable Boolean paused,
            @Nullable @Schema(minimum = "1") Long budgetMicros) {}

    /** Projects, and where the next page begins; absent on the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProjectPage(List<ProjectView> projects, @Nullable String next) {}
}
