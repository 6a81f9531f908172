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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
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
    @Operation(
            operationId = "listReviews",
            summary = "List the units under review",
            description =
                    "Those that wait longest first; each with what its panel says by what is known of the workers now.")
    @APIResponse(responseCode = "200", description = "Units under review")
    @APIResponse(responseCode = "400", ref = "Problem")
    public ReviewView.Page list(
            @Parameter(description = "Only units of this project", example = "p-k3v9q0x2m1")
                    @QueryParam("project")
                    @Nullable
                    String project,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "" + Limits.MAX_PAGE_UNITS,
                                            defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "next of the part before") @QueryParam("cursor") @Nullable String cursor) {
        int units = WholeNumber.read("limit", limit, limits.pageUnits(), Limits.MAX_PAGE_UNITS);
        return reviews.page(project, QueueCursor.read(cursor), units);
    }

    @GET
    @Path("/{unit}")
    @RolesAllowed(Role.REVIEWER)
    @Operation(
            operationId = "getReview",
            summary = "Show a unit under review: the work itself, all labels and the proposal")
    @APIResponse(responseCode = "200", description = "The unit")
    @APIResponse(responseCode = "404", ref = "Problem")
    public UnitView get(@Parameter(example = "d-7k2m.0.17") @PathParam("unit") String unit) {
        return reviews.underReview(Parameters.unit(unit));
    }

    @POST
    @Path("/{unit}/claim")
    @RolesAllowed(Role.REVIEWER)
    @Operation(
            operationId = "claimReview",
            summary = "Claim a unit under review",
            description = "For some minutes, told as until, nobody else can decide it. Claim again for more.")
    @APIResponse(responseCode = "200", description = "The unit, with the claim in its state")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    public UnitView claim(@Parameter(example = "d-7k2m.0.17") @PathParam("unit") String unit) {
        return reviews.claim(Parameters.unit(unit), caller.subject());
    }

    @POST
    @Path("/{unit}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.REVIEWER)
    @Operation(
            operationId = "decideReview",
            summary = "Settle a unit under review",
            description =
                    "The same decision again is answered as the first was; another is refused with 409, as is one on a unit "
                            + "that has changed since it was shown. A tied proposal cannot be accepted: send the answer as "
                            + "resolution. At most 1 MiB.")
    @APIResponse(responseCode = "200", description = "The unit as it is now")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    @APIResponse(responseCode = "413", ref = "Problem")
    @APIResponse(responseCode = "415", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public UnitView decide(
            @Parameter(example = "d-7k2m.0.17") @PathParam("unit") String unit,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = DecisionRequest.class),
                                            examples = {
                                                @ExampleObject(name = "proposal", value = """
                                                        {"shown": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                                                         "accept": "proposal"}"""),
                                                @ExampleObject(name = "resolution", value = """
                                                        {"shown": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                                                         "resolution": {"class": "cat"},
                                                         "labels": {"2": {"cause": "tool-or-network"}}}"""),
                                                @ExampleObject(name = "withdraw", value = """
                                                        {"shown": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                                                         "withdraw": "bad-media"}""")
                                            }))
                    @Nullable
                    DecisionRequest request) {
        return reviews.decide(
                Parameters.unit(unit), caller.subject(), request == null ? DecisionRequest.NONE : request);
    }
}
