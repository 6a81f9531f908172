package dev.terrace.ingestion.export;

import dev.terrace.ingestion.AccessScope;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.MongoEditions;
import dev.terrace.ingestion.Ndjson;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.work.LabelSchema;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What has become of the items of a dataset, streamed. */
@Path("/v1/datasets/{dataset}/resolutions")
@RunOnVirtualThread
@Tag(name = "results", description = "What the labels of a dataset came to")
public class ResolutionResource {

    private final AccessScope scope;
    private final MongoEditions editions;
    private final ItemWalk items;
    private final ExportGate gate;
    private final Ndjson ndjson;

    ResolutionResource(AccessScope scope, MongoEditions editions, ItemWalk items, ExportGate gate, Ndjson ndjson) {
        this.scope = scope;
        this.editions = editions;
        this.items = items;
        this.gate = gate;
        this.ndjson = ndjson;
    }

    @GET
    @Produces(Ndjson.MEDIA_TYPE)
    @RolesAllowed({Role.CLIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(operationId = "exportResolutions", summary = "Download what has become of the items of a dataset")
    @APIResponse(
            responseCode = "200",
            description = "One JSON object a line; compressed if Accept-Encoding asks for gzip",
            content = @Content(mediaType = Ndjson.MEDIA_TYPE, schema = @Schema(implementation = ResolutionRow.class)))
    public StreamingOutput resolutions(
            @PathParam("dataset") String id,
            @QueryParam("since") @Nullable String since,
            @QueryParam("state") @Nullable String state) {
        Dataset dataset = scope.dataset(id);
        ExportCursor cursor = ExportCursor.parse(since, id, dataset.results().sequence());
        ItemState only = ItemState.asked(state);
        return gate.pass(scope.caller(), out -> ndjson.write(out, line -> write(dataset, cursor, only, line)))::write;
    }

    private void write(Dataset dataset, @Nullable ExportCursor since, @Nullable ItemState only, Consumer<Object> line) {
        LabelSchema<?> schema = editions.get(dataset.terms()).terms().work().schema();
        Total.Counter counter = new Total.Counter();
        Consumer<ItemResult> each = result -> {
            ItemState state = result.state();
            counter.add(state);
            if (only == null || only == state) {
                line.accept(ResolutionRow.of(result, schema));
            }
        };
        if (since == null) {
            items.all(dataset, each);
        } else {
            items.changedSince(dataset, since.sequence(), each);
        }
        line.accept(
                counter.total(new ExportCursor(dataset.id(), dataset.results().sequence())));
    }
}
