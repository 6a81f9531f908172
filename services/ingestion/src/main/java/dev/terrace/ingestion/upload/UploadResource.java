package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.DatasetReceived;
import dev.terrace.ingestion.Keys;
import dev.terrace.ingestion.Ndjson;
import dev.terrace.ingestion.Project;
import dev.terrace.ingestion.Refusal;
import dev.terrace.ingestion.Visible;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.problem.WholeNumber;
import dev.terrace.shared.work.Terms;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes a dataset of a project: one manifest, streamed. */
@Path("/v1/projects/{project}/datasets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "datasets")
public class UploadResource {

    private static final String CSV = "text/csv";

    private final Visible visible;
    private final Uploads uploads;
    private final Intake intake;
    private final Event<DatasetReceived> received;

    UploadResource(Visible visible, Uploads uploads, Intake intake, Event<DatasetReceived> received) {
        this.visible = visible;
        this.uploads = uploads;
        this.intake = intake;
        this.received = received;
    }

    @POST
    @Consumes({Ndjson.MEDIA_TYPE, CSV})
    @RolesAllowed(Role.CLIENT)
    @Operation(operationId = "uploadDataset", summary = "Send a manifest as a new dataset", description = """
                    A row an item: id, and media (an address) or text; width, height and maxOverlap where wanted. Rows that
                    cannot be used are reported, the others stay. At most 2 000 000 rows, 64 KiB a row, 2 GiB in all;
                    Content-Encoding gzip is welcome. After a cut connection send the whole again under the same key:
                    nothing is created twice.""")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = Ndjson.MEDIA_TYPE,
                        schema =
                                @Schema(
                                        type = SchemaType.OBJECT,
                                        description = "One item a line, with media or text",
                                        requiredProperties = "id",
                                        properties = {
                                            @SchemaProperty(name = "id", type = SchemaType.STRING),
                                            @SchemaProperty(name = "media", type = SchemaType.STRING),
                                            @SchemaProperty(name = "text", type = SchemaType.STRING),
                                            @SchemaProperty(name = "width", type = SchemaType.INTEGER),
                                            @SchemaProperty(name = "height", type = SchemaType.INTEGER),
                                            @SchemaProperty(name = "maxOverlap", type = SchemaType.INTEGER)
                                        }),
                        examples =
                                @ExampleObject(
                                        name = "images",
                                        value = "{\"id\":\"cat-1\",\"media\":\"https://media.example/cat-1.jpg\"}\n")),
                @Content(
                        mediaType = CSV,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "texts", value = "id,text\nt-1,\"Good, but late\"\n"))
            })
    @APIResponse(
            responseCode = "201",
            description = "The dataset is here, whole. Idempotency-Hit: true says that it was before this call",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "408", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    @APIResponse(responseCode = "413", ref = "Problem")
    @APIResponse(responseCode = "415", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Response upload(
            @PathParam("project") String project,
            @Parameter(description = "Version of the project; the newest if absent", example = "1")
                    @QueryParam("version")
                    @Nullable
                    String version,
            @Parameter(description = "Your name for this upload; its repeat carries the same", required = true)
                    @HeaderParam(Keys.HEADER)
                    @Nullable
                    String key,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            InputStream line)
            throws IOException {
        String checkedKey = Keys.checked(key);
        Project owned = visible.ownProject(project);
        int newest = owned.latest().number();
        Terms terms = owned.edition(WholeNumber.read("version", version, newest, Integer.MAX_VALUE))
                .orElseThrow(() -> new Refused(Refusal.NO_SUCH_VERSION, "Its versions are 1 to " + newest))
                .terms();
        Manifest.Format format =
                type.isCompatible(MediaType.valueOf(CSV)) ? Manifest.Format.CSV : Manifest.Format.NDJSON;
        try (Body body = intake.open(line, encoding, length == null ? -1 : length)) {
            Uploads.Answer answer = uploads.receive(owned, terms, checkedKey, format, body);
            received.fire(new DatasetReceived(answer.receipt().dataset()));
            Response.ResponseBuilder response =
                    Response.status(Response.Status.CREATED).entity(answer.receipt());
            return answer.hit() ? response.header(Keys.HIT, true).build() : response.build();
        }
    }
}
