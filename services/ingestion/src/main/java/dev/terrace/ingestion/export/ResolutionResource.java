package dev.terrace.ingestion.export;

import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Ndjson;
import dev.terrace.ingestion.Visible;
import dev.terrace.shared.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The resolutions of a dataset, streamed. */
@Path("/v1/datasets/{dataset}/resolutions")
@RunOnVirtualThread
@Tag(name = "results", description = "What the labels of a dataset came to")
public class ResolutionResource {

    private final Visible visible;
    private final Export export;
    private final Ndjson ndjson;

    ResolutionResource(Visible visible, Export export, Ndjson ndjson) {
        this.visible = visible;
        this.export = export;
        this.ndjson = ndjson;
    }

    @GET
    @Produces(Ndjson.MEDIA_TYPE)
    @RolesAllowed({Role.CLIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(
            operationId = "exportResolutions",
            summary = "Download the resolutions of a dataset",
            description = "A line a unit that is resolved by now, in the order of the manifest.")
    @APIResponse(
            responseCode = "200",
            description = "One JSON object a line; compressed if Accept-Encoding asks for gzip",
            content = @Content(mediaType = Ndjson.MEDIA_TYPE, schema = @Schema(implementation = ResolutionRow.class)))
    @APIResponse(responseCode = "404", ref = "Problem")
    public StreamingOutput resolutions(@PathParam("dataset") String id) {
        Dataset dataset = visible.dataset(id);
        return out -> ndjson.write(out, line -> export.forEach(dataset, line::accept));
    }
}
