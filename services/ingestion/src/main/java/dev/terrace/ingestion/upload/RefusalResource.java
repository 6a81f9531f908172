package dev.terrace.ingestion.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.ingestion.AccessScope;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.MongoBlocks;
import dev.terrace.ingestion.Ndjson;
import dev.terrace.ingestion.RefusedRow;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.problem.WholeNumber;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The rows, files and labels of a dataset that were refused, streamed or by the page. */
@Path("/v1/datasets/{dataset}/refusals")
@RunOnVirtualThread
@Tag(name = "datasets")
public class RefusalResource {

    private static final Pattern CURSOR = Pattern.compile("([0-9]{1,9})\\.([0-9]{1,9})");

    private final AccessScope scope;
    private final MongoBlocks blocks;
    private final Limits limits;
    private final Ndjson ndjson;

    RefusalResource(AccessScope scope, MongoBlocks blocks, Limits limits, Ndjson ndjson) {
        this.scope = scope;
        this.blocks = blocks;
        this.limits = limits;
        this.ndjson = ndjson;
    }

    /** Refused rows, and where the next page begins; absent on the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RefusalPage(List<RefusedRow> refusals, @Nullable String next) {}

    @GET
    @Produces({Ndjson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed({Role.CLIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(
            operationId = "exportRefusals",
            summary = "Download the refused rows, files and labels of a dataset, or look at a page of them")
    @APIResponse(
            responseCode = "200",
            description = "One JSON object a line, compressed if Accept-Encoding asks for gzip; or a page",
            content = {
                @Content(mediaType = Ndjson.MEDIA_TYPE, schema = @Schema(implementation = RefusedRow.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RefusalPage.class))
            })
    public Response refusals(
            @PathParam("dataset") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpHeaders headers) {
        Dataset dataset = scope.dataset(id);
        int attempt = dataset.state().attempt();
        if (cursor != null || limit != null || prefersJson(headers)) {
            return Response.ok(page(dataset, limit, cursor), MediaType.APPLICATION_JSON_TYPE)
                    .build();
        }
        StreamingOutput all = out -> ndjson.write(out, line -> blocks.forEachRefusal(id, attempt, line::accept));
        return Response.ok(all, Ndjson.MEDIA_TYPE).build();
    }

    /** An Accept that cannot be read prefers nothing. */
    private static boolean prefersJson(HttpHeaders headers) {
        try {
            return headers.getAcceptableMediaTypes().getFirst().equals(MediaType.APPLICATION_JSON_TYPE);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private RefusalPage page(Dataset dataset, @Nullable String limit, @Nullable String cursor) {
        int most = WholeNumber.read("limit", limit, limits.pageItems(), limits.pageItems());
        Matcher from = CURSOR.matcher(cursor == null ? "0.0" : cursor);
        if (!from.matches()) {
            throw new Refused(CommonRefusal.BAD_PARAMETER, "cursor: give back 'next' of the page before, as it came");
        }
        int first = Integer.parseInt(from.group(1));
        int seen = Integer.parseInt(from.group(2));
        List<RefusedRow> page = new ArrayList<>();
        AtomicReference<@Nullable String> next = new AtomicReference<>();
        blocks.forEachRefusalsFrom(dataset.id(), dataset.state().attempt(), first, block -> {
            int begin =
                    block.number() == first ? Math.min(seen, block.refusals().size()) : 0;
            int end = Math.min(block.refusals().size(), begin + most - page.size());
            page.addAll(block.refusals().subList(begin, end));
            boolean isFull = page.size() == most;
            if (isFull) {
                next.set(block.number() + "." + end);
            }
            return !isFull;
        });
        return new RefusalPage(page, next.get());
    }
}
