package dev.terrace.quality.accept;

import static dev.terrace.shared.identity.Role.AUDITOR;
import static dev.terrace.shared.identity.Role.OPERATOR;
import static dev.terrace.shared.identity.Role.REVIEWER;

import dev.terrace.quality.Parameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why a unit was judged as it was. */
@Path("/v1/units")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Units", description = "Why a unit was judged as it was")
public class UnitResource {
    private final Reviews reviews;

    UnitResource(Reviews reviews) {
        this.reviews = reviews;
    }

    @GET
    @Path("/{unit}")
    @RolesAllowed({REVIEWER, OPERATOR, AUDITOR})
    @Operation(
            operationId = "explainUnit",
            summary = "Explain a unit",
            description =
                    "Its panel with what each label weighs, what the panel says, the verdicts and the judgements. "
                            + "A unit is known here once it has a label.")
    @APIResponse(responseCode = "200", description = "The unit")
    @APIResponse(responseCode = "404", ref = "Problem")
    public UnitView get(@Parameter(example = "d-7k2m.0.17") @PathParam("unit") String unit) {
        return reviews.unit(Parameters.unit(unit));
    }
}
