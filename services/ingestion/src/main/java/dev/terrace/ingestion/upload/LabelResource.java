package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.AccessScope;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Keys;
import dev.terrace.ingestion.Ndjson;
import dev.terrace.shared.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes labels of a dataset that is here, for workers to start from or to hold theirs against. */
@Path("/v1/datasets/{dataset}/labels")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "datasets")
public class LabelResource {

    private final AccessScope scope;
    private final LabelSources sources;
    private final LabelImports imports;

    LabelResource(AccessScope scope, LabelSources sources, LabelImports imports) {
        this.scope = scope;
        this.sources = sources;
        this.imports = imports;
    }

    /** A label in Terrace's own form. */
    @Schema(requiredProperties = {"item", "label"})
    record LabelRow(
            @Schema(examples = "item-2") String item,

            @Schema(implementation = Object.class, description = "As the project's schema has it")
            Object label) {}

    @POST
    @Consumes({
        Ndjson.MEDIA_TYPE,
        MediaType.APPLICATION_JSON,
        MediaType.APPLICATION_XML,
        MediaType.TEXT_XML,
        Sources.ZIP,
        Sources.GZIP,
        Sources.TAR,
        Sources.ZSTD
    })
    @RolesAllowed(Role.CLIENT)
    @Operation(operationId = "importLabels", summary = "Send labels of a dataset that is here already")
    @RequestBody(
            content = {
                @Content(mediaType = Ndjson.MEDIA_TYPE, schema = @Schema(implementation = LabelRow.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT))
            })
    @APIResponse(
            responseCode = "201",
            description = "What could be used is stored",
            content = @Content(schema = @Schema(implementation = ImportReceipt.class)))
    @APIResponse(responseCode = "429", ref = "Problem")
    public Response importLabels(
            @PathParam("dataset") String id,
            @QueryParam("use") @Nullable String use,
            @HeaderParam(Keys.HEADER) @Nullable String key,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) @DefaultValue("-1") long bytes,
            @Context HttpHeaders headers,
            InputStream line)
            throws IOException {
        String checkedKey = Keys.checked(key);
        Dataset dataset = scope.dataset(id);
        LabelUse wanted = LabelUse.asked(use);
        Sent sent = new Sent(
                line, headers.getMediaType().toString(), headers.getHeaderString(HttpHeaders.CONTENT_ENCODING), bytes);
        LabelImports.Answer answer =
                sources.with(sent, dataset.client(), source -> imports.receive(dataset, wanted, checkedKey, source));
        Response.ResponseBuilder response =
                Response.status(Response.Status.CREATED).entity(answer.receipt());
        return answer.hit() ? response.header(Keys.HIT, true).build() : response.build();
    }
}
