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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
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
    @Operation(
            operationId = "explainUnit",
            summary = "Explain a unit",
            description =
                    "What was asked, all labels with what each weighs and what the panel said once it had come, findings, "
                            + "verdicts, corrections and judgements. A unit is known here once it has a label.")
    @APIResponse(responseCode = "200", description = "The unit")
    @APIResponse(responseCode = "404", ref = "Problem")
    public UnitView get(@Parameter(example = "d-7k2m.0.17") @PathParam("unit") String unit) {
        return reviews.unit(Parameters.unit(unit));
    }

    @POST
    @Path("/{unit}/corrections")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({REVIEWER, OPERATOR})
    @Operation(
            operationId = "correctUnit",
            summary = "Correct what was judged of a unit",
            description =
                    "A later judgement takes the place of the earlier one, and payout books the difference. corrects names the "
                            + "unit's last judgement: of two corrections at once one wins, the other is refused with 409. The "
                            + "same one again is answered as the first was.")
    @APIResponse(responseCode = "200", description = "The unit as it is now")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public UnitView correct(
            @Parameter(example = "d-7k2m.0.17") @PathParam("unit") String unit,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = CorrectionRequest.class),
                                            examples = {
                                                @ExampleObject(name = "resolution", value = """
                                                        {"corrects": "d-7k2m.0/3", "reason": "review",
                                                         "words": "the tail is a dog's", "resolution": {"class": "dog"}}"""),
                                                @ExampleObject(name = "labels", value = """
                                                        {"corrects": "d-7k2m.0/3", "reason": "appeal",
                                                         "words": "the image had not loaded",
                                                         "labels": {"2": {"cause": "tool-or-network"}}}""")
                                            }))
                    @Nullable
                    CorrectionRequest request) {
        return reviews.correct(
                Parameters.unit(unit), caller.subject(), request == null ? CorrectionRequest.NONE : request);
    }
}
