package dev.terrace.quality.estimate;

import static dev.terrace.shared.identity.Role.OPERATOR;
import static dev.terrace.shared.identity.Role.REVIEWER;

import dev.terrace.quality.estimate.Estimates.EstimateView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Datasets as a whole. */
@Path("/v1/datasets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Datasets", description = "Datasets as a whole")
public class EstimateResource {
    private final Estimates estimates;

    EstimateResource(Estimates estimates) {
        this.estimates = estimates;
    }

    @POST
    @Path("/{dataset}/estimate")
    @RolesAllowed({OPERATOR, REVIEWER})
    @Operation(operationId = "estimateDataset", summary = "Judge a dataset once more as a whole")
    @APIResponse(responseCode = "200", description = "What was changed")
    public EstimateView estimate(@PathParam("dataset") String dataset) {
        return estimates.estimate(dataset);
    }
}
