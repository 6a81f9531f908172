package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.AccessScope;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.MongoBlocks;
import dev.terrace.ingestion.Ndjson;
import dev.terrace.ingestion.RefusedRow;
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

/** The rows of a dataset that were refused, streamed. */
@Path("/v1/datasets/{dataset}/refusals")
@RunOnVirtualThread
@Tag(name = "datasets")
public class RefusalResource {

    private final AccessScope scope;
    private final MongoBlocks blocks;
    private final Ndjson ndjson;

    RefusalResource(AccessScope scope, MongoBlocks blocks, Ndjson ndjson) {
        this.scope = scope;
        this.blocks = blocks;
        this.ndjson = ndjson;
    }

    @GET
    @Produces(Ndjson.MEDIA_TYPE)
    @RolesAllowed({Role.CLIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(
            operationId = "exportRefusals",
            summary = "Download the refused rows of a dataset",
            description = "A line a refused row, in the order of the manifest; at most 10 000 are kept.")
    @APIResponse(
            responseCode = "200",
            description = "One JSON object a line; compressed if Accept-Encoding asks for gzip",
            content = @Content(mediaType = Ndjson.MEDIA_TYPE, schema = @Schema(implementation = RefusedRow.class)))
    public StreamingOutput refusals(@PathParam("dataset") String id) {
        Dataset dataset = scope.dataset(id);
        return out -> ndjson.write(
                out, line -> blocks.forEachRefusal(id, dataset.state().attempt(), line::accept));
    }
}
