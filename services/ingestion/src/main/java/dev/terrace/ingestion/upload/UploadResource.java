package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.AccessScope;
import dev.terrace.ingestion.DatasetReceived;
import dev.terrace.ingestion.Keys;
import dev.terrace.ingestion.Ndjson;
import dev.terrace.ingestion.Project;
import dev.terrace.ingestion.Refusal;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.problem.WholeNumber;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes a dataset of a project: a manifest, streamed, an archive of media, or what is new in a bucket. */
@Path("/v1/projects/{project}/datasets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "datasets")
public class UploadResource {

    private final AccessScope scope;
    private final Uploads uploads;
    private final Sources sources;
    private final Event<DatasetReceived> received;

    UploadResource(AccessScope scope, Uploads uploads, Sources sources, Event<DatasetReceived> received) {
        this.scope = scope;
        this.uploads = uploads;
        this.sources = sources;
        this.received = received;
    }

    @POST
    @Consumes({
        Ndjson.MEDIA_TYPE,
        Sources.CSV,
        MediaType.APPLICATION_JSON,
        Sources.ZIP,
        Sources.GZIP,
        Sources.TAR,
        Sources.ZSTD
    })
    @RolesAllowed(Role.CLIENT)
    @Operation(operationId = "uploadDataset", summary = "Send a new dataset, or name where it is")
    @RequestBody(
            content = {
                @Content(mediaType = Ndjson.MEDIA_TYPE, schema = @Schema(implementation = ItemRow.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NamedSource.class))
            })
    @APIResponse(
            responseCode = "201",
            description = "The dataset is here, whole",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    @APIResponse(responseCode = "424", ref = "Problem")
    @APIResponse(responseCode = "429", ref = "Problem")
    public Response upload(
            @PathParam("project") String project,
            @QueryParam("version") @Nullable String version,
            @HeaderParam(Keys.HEADER) @Nullable String key,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) @DefaultValue("-1") long bytes,
            @Context HttpHeaders headers,
            InputStream line)
            throws IOException {
        String checkedKey = Keys.checked(key);
        Project owned = scope.ownProject(project);
        Integer wanted = version == null ? null : WholeNumber.read("version", version, 1, Integer.MAX_VALUE);
        if (wanted != null && wanted > owned.newest()) {
            throw new Refused(Refusal.NO_SUCH_VERSION, "Its versions are 1 to " + owned.newest());
        }
        if (!owned.lifecycle().state().takesDatasets()) {
            throw new Refused(
                    Refusal.PROJECT_CLOSED,
                    "It is " + owned.lifecycle().state().label() + ": open it again, or send this to another project");
        }
        Sent sent = new Sent(
                line, headers.getMediaType().toString(), headers.getHeaderString(HttpHeaders.CONTENT_ENCODING), bytes);
        Uploads.Answer answer =
                sources.with(sent, owned.client(), source -> uploads.receive(owned, wanted, checkedKey, source));
        received.fire(new DatasetReceived(answer.receipt().dataset()));
        Response.ResponseBuilder response =
                Response.status(Response.Status.CREATED).entity(answer.receipt());
        return answer.hit() ? response.header(Keys.HIT, true).build() : response.build();
    }
}
