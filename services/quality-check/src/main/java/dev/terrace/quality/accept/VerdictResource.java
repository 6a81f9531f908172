package dev.terrace.quality.accept;

import static dev.terrace.shared.identity.Role.OPERATOR;
import static dev.terrace.shared.identity.Role.REVIEWER;
import static dev.terrace.shared.identity.Role.SITE;
import static dev.terrace.shared.identity.Role.WORKER;

import dev.terrace.quality.Limits;
import dev.terrace.quality.Refusal;
import dev.terrace.shared.identity.Caller;
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
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was judged of a worker's labels. */
@Path("/v1/workers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Verdicts", description = "What was judged of a worker's labels, and why")
public class VerdictResource {
    private final WorkerVerdicts verdicts;
    private final Caller caller;
    private final Limits limits;

    VerdictResource(WorkerVerdicts verdicts, Caller caller, Limits limits) {
        this.verdicts = verdicts;
        this.caller = caller;
        this.limits = limits;
    }

    @GET
    @Path("/me/verdicts")
    @RolesAllowed(WORKER)
    @Operation(operationId = "listOwnVerdicts", summary = "List the verdicts of the caller's own labels")
    @APIResponse(responseCode = "200", description = "Verdicts")
    public VerdictView.Page own(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        String worker = caller.claim("worker")
                .orElseThrow(() -> new Refused(
                        CommonRefusal.FORBIDDEN, "The token has no claim 'worker': ask for one issued to a worker"));
        return verdicts.page(worker, caller.site(), cursor, units(limit));
    }

    @GET
    @Path("/{worker}/verdicts")
    @RolesAllowed({SITE, REVIEWER, OPERATOR})
    @Operation(operationId = "listVerdicts", summary = "List the verdicts of a worker's labels")
    @APIResponse(responseCode = "200", description = "Verdicts")
    public VerdictView.Page list(
            @PathParam("worker") String worker,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        boolean all = caller.has(REVIEWER) || caller.has(OPERATOR);
        VerdictView.Page page = verdicts.page(worker, all ? null : caller.site(), cursor, units(limit));
        if (page.items().isEmpty() && cursor == null) {
            throw new Refused(Refusal.NO_SUCH_WORKER, "A worker is known here once a label of hers was judged");
        }
        return page;
    }

    private int units(@Nullable String limit) {
        return WholeNumber.read("limit", limit, limits.pageItems(), limits.maxPageItems());
    }
}
