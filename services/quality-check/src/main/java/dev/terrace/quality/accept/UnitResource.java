package dev.terrace.quality.accept;

import static dev.terrace.shared.identity.Role.AUDITOR;
import static dev.terrace.shared.identity.Role.FINANCE_CHECKER;
import static dev.terrace.shared.identity.Role.FINANCE_MAKER;
import static dev.terrace.shared.identity.Role.OPERATOR;
import static dev.terrace.shared.identity.Role.REVIEWER;

import dev.terrace.quality.Parameters;
import dev.terrace.shared.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Why a unit was judged as it was. */
@Path("/v1/units")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Units", description = "Why a unit was judged as it was")
public class UnitResource {
    private final Reviews reviews;
    private final Caller caller;

    UnitResource(Reviews reviews, Caller caller) {
        this.reviews = reviews;
        this.caller = caller;
    }

    @GET
    @Path("/{unit}")
    @RolesAllowed({REVIEWER, OPERATOR, AUDITOR, FINANCE_MAKER, FINANCE_CHECKER})
    @Operation(operationId = "explainUnit", summary = "Explain a unit")
    @APIResponse(responseCode = "200", description = "The unit")
    public UnitView get(@PathParam("unit") String unit) {
        return reviews.unit(Parameters.unit(unit));
    }

    @POST
    @Path("/{unit}/corrections")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({REVIEWER, OPERATOR})
    @Operation(operationId = "correctUnit", summary = "Correct what was judged of a unit")
    @APIResponse(responseCode = "200", description = "The unit as it is now")
    public UnitView correct(@PathParam("unit") String unit, @Nullable CorrectionRequest request) {
        return reviews.correct(
                Parameters.unit(unit), caller.subject(), request == null ? CorrectionRequest.NONE : request);
    }
}
