package dev.terrace.quality.accept;

import dev.terrace.quality.Limits;
import dev.terrace.quality.Parameters;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.WholeNumber;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The review queue: units whose labels do not agree, however many were asked for. */
@Path("/v1/reviews")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reviews", description = "Units whose labels do not agree are settled by a person")
public class ReviewResource {
    private final Reviews reviews;
    private final Caller caller;
    private final Limits limits;

    ReviewResource(Reviews reviews, Caller caller, Limits limits) {
        this.reviews = reviews;
        this.caller = caller;
        this.limits = limits;
    }

    @GET
    @RolesAllowed(Role.REVIEWER)
    @Operation(operationId = "listReviews", summary = "List the units under review")
    @APIResponse(responseCode = "200", description = "Units under review")
    public ReviewView.Page list(
            @QueryParam("project") @Nullable String project,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int units = WholeNumber.read("limit", limit, limits.pageItems(), limits.maxPageItems());
        return reviews.page(project, QueueCursor.read(cursor), units);
    }

    @GET
    @Path("/{unit}")
    @RolesAllowed(Role.REVIEWER)
    @Operation(
            operationId = "getReview",
            summary = "Show a unit under review: the work itself, all labels and the proposal")
    @APIResponse(responseCode = "200", description = "The unit")
    public UnitView get(@PathParam("unit") String unit) {
        return reviews.underReview(Parameters.unit(unit));
    }

    @POST
    @Path("/{unit}/claim")
    @RolesAllowed(Role.REVIEWER)
    @Operation(operationId = "claimReview", summary = "Claim a unit under review")
    @APIResponse(responseCode = "200", description = "The unit, with the claim in its state")
    public UnitView claim(@PathParam("unit") String unit) {
        return reviews.claim(Parameters.unit(unit), caller.subject());
    }

    @POST
    @Path("/{unit}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.REVIEWER)
    @Operation(operationId = "decideReview", summary = "Settle a unit under review")
    @APIResponse(responseCode = "200", description = "The unit as it is now")
    public UnitView decide(@PathParam("unit") String unit, @Nullable DecisionRequest request) {
        return reviews.decide(
                Parameters.unit(unit), caller.subject(), request == null ? DecisionRequest.NONE : request);
    }
}
