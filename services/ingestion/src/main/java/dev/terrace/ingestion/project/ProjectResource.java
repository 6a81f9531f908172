package dev.terrace.ingestion.project;

import static dev.terrace.ingestion.Refusal.KEY_REUSED;
import static dev.terrace.ingestion.Refusal.NO_SUCH_VERSION;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.ingestion.Ids;
import dev.terrace.ingestion.Keys;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.MongoProjects;
import dev.terrace.ingestion.Project;
import dev.terrace.ingestion.Visible;
import dev.terrace.ingestion.project.Founding.Answer;
import dev.terrace.ingestion.project.Founding.Request;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.problem.WholeNumber;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Projects and their versions. */
@Path("/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "projects", description = "What a client wants done, in versions that never change")
public class ProjectResource {

    private final Visible visible;
    private final MongoProjects projects;
    private final ObjectMapper json;
    private final Limits limits;
    private final InstantSource clock;

    ProjectResource(Visible visible, MongoProjects projects, ObjectMapper json, Limits limits, InstantSource clock) {
        this.visible = visible;
        this.projects = projects;
        this.json = json;
        this.limits = limits;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.CLIENT)
    @Operation(
            operationId = "createProject",
            summary = "Make a project, with its first version",
            description = "At most 256 KiB. What is left out gets its default, and the answer shows all of it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ProjectView.class),
                            examples = @ExampleObject(name = "classes", value = Examples.PROJECT)))
    @APIResponse(
            responseCode = "201",
            description = "The project is there. Idempotency-Hit: true says that it was before this call",
            content = @Content(schema = @Schema(implementation = ProjectView.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "413", ref = "Problem")
    @APIResponse(responseCode = "415", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public Response create(
            @Parameter(description = "Your name for this request; its repeat carries the same", required = true)
                    @HeaderParam(Keys.HEADER)
                    @Nullable
                    String key,
            InputStream body) {
        String client = visible.client();
        String checkedKey = Keys.checked(key);
        Draft draft = Draft.project(JsonBody.object(body, limits.projectBytes()), limits);
        String id = Ids.project(client, checkedKey);
        Request request = request(client, checkedKey, draft);
        Project founded = Founding.found(id, client, draft, request);
        if (projects.insert(founded)) {
            return created(new Answer(founded, founded.latest(), false));
        }
        return projects.find(id)
                .filter(project -> project.client().equals(client))
                .flatMap(project -> Founding.repeated(project, request))
                .map(ProjectResource::created)
                .orElseThrow(() -> new Refused(KEY_REUSED, "Send it under another Idempotency-Key"));
    }

    @POST
    @Path("{project}/versions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.CLIENT)
    @Operation(
            operationId = "createVersion",
            summary = "Make a new version of a project",
            description =
                    "The whole of its terms, without the name. Datasets sent from now on get it; what has been sent"
                            + " keeps the version it was born with.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ProjectView.class),
                            examples = @ExampleObject(name = "boxes", value = Examples.VERSION)))
    @APIResponse(
            responseCode = "201",
            description = "The version is there. Idempotency-Hit: true says that it was before this call",
            content = @Content(schema = @Schema(implementation = ProjectView.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "413", ref = "Problem")
    @APIResponse(responseCode = "415", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public Response createVersion(
            @PathParam("project") String id,
            @Parameter(description = "Your name for this request; its repeat carries the same", required = true)
                    @HeaderParam(Keys.HEADER)
                    @Nullable
                    String key,
            InputStream body) {
        String checkedKey = Keys.checked(key);
        Project project = visible.ownProject(id);
        Draft draft = Draft.version(JsonBody.object(body, limits.projectBytes()), project.name(), limits);
        Request request = request(id, checkedKey, draft);
        return projects.change(id, found -> Founding.addVersion(found, draft, request, limits.versions()))
                .map(ProjectResource::created)
                .orElseThrow();
    }

    @GET
    @RolesAllowed({Role.CLIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(operationId = "listProjects", summary = "List projects, each with its newest version")
    @APIResponse(
            responseCode = "200",
            description = "A page in the order of ids; 'next' is the cursor of the next page, absent on the last",
            content = @Content(schema = @Schema(implementation = Page.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    public Page list(
            @Parameter(description = "1 to 100; 100 if absent", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") @Nullable String cursor) {
        int most = WholeNumber.read("limit", limit, limits.page(), limits.page());
        List<Project> found = projects.page(visible.owner(), cursor, most);
        return new Page(
                found.stream()
                        .map(project -> ProjectView.of(project, project.latest()))
                        .toList(),
                found.size() < most ? null : found.getLast().id());
    }

    @GET
    @Path("{project}")
    @RolesAllowed({Role.CLIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(operationId = "getProject", summary = "Show the newest version of a project")
    @APIResponse(
            responseCode = "200",
            description = "The newest version",
            content = @Content(schema = @Schema(implementation = ProjectView.class)))
    @APIResponse(responseCode = "404", ref = "Problem")
    public ProjectView get(@PathParam("project") String id) {
        Project project = visible.project(id);
        return ProjectView.of(project, project.latest());
    }

    @GET
    @Path("{project}/versions/{version}")
    @RolesAllowed({Role.CLIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(operationId = "getVersion", summary = "Show one version of a project")
    @APIResponse(
            responseCode = "200",
            description = "The version",
            content = @Content(schema = @Schema(implementation = ProjectView.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    public ProjectView getVersion(@PathParam("project") String id, @PathParam("version") String version) {
        Project project = visible.project(id);
        int newest = project.latest().number();
        return project.edition(WholeNumber.read("version", version, newest, Integer.MAX_VALUE))
                .map(edition -> ProjectView.of(project, edition))
                .orElseThrow(() -> new Refused(NO_SUCH_VERSION, "Its versions are 1 to " + newest));
    }

    private Request request(String owner, String key, Draft draft) {
        try {
            String body = Ids.sha256(json.writeValueAsBytes(draft));
            return new Request(Ids.request(owner, key), body, clock.instant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft can always be written", e);
        }
    }

    private static Response created(Answer answer) {
        Response.ResponseBuilder response =
                Response.status(Response.Status.CREATED).entity(ProjectView.of(answer.project(), answer.edition()));
        return answer.hit() ? response.header(Keys.HIT, true).build() : response.build();
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ProjectPage")
    record Page(List<ProjectView> projects, @Nullable String next) {}
}
