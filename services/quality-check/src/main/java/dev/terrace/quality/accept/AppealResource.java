package dev.terrace.quality.accept;

import static dev.terrace.shared.identity.Role.OPERATOR;
import static dev.terrace.shared.identity.Role.REVIEWER;

import dev.terrace.quality.Limits;
import dev.terrace.quality.Parameters;
import dev.terrace.quality.Refusal;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.problem.WholeNumber;
import dev.terrace.shared.work.UnitId;
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

/** The appeals that wait for somebody who did not decide the unit. */
@Path("/v1/appeals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Appeals", description = "What workers say against verdicts, and what became of it")
public class AppealResource {
    private final Appeals appeals;
    private final Reviews reviews;
    private final Caller caller;
    private final Limits limits;

    AppealResource(Appeals appeals, Reviews reviews, Caller caller, Limits limits) {
        this.appeals = appeals;
        this.reviews = reviews;
        this.caller = caller;
        this.limits = limits;
    }

    @GET
    @RolesAllowed({REVIEWER, OPERATOR})
    @Operation(operationId = "listAppeals", summary = "List the appeals that wait")
    @APIResponse(responseCode = "200", description = "Appeals")
    public AppealView.Page list(
            @QueryParam("project") @Nullable String project,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = WholeNumber.read("limit", limit, limits.pageItems(), limits.maxPageItems());
        return appeals.page(project, cursor, most);
    }

    @POST
    @Path("/{unit}/{attempt}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({REVIEWER, OPERATOR})
    @Operation(operationId = "decideAppeal", summary = "Answer an appeal")
    @APIResponse(responseCode = "200", description = "The unit as it is now")
    public UnitView decide(
            @PathParam("unit") String unit, @PathParam("attempt") String attempt, @Nullable AppealDecision request) {
        UnitId appealed = Parameters.unit(unit);
        if (!attempt.matches("[1-9][0-9]{0,8}")) {
            throw new Refused(Refusal.NO_SUCH_LABEL, "Write <unit>/<attempt>, such as d-7k2m.0.17/2");
        }
        appeals.answer(
                appealed, Integer.parseInt(attempt), caller.subject(), request == null ? AppealDecision.NONE : request);
        return reviews.unit(appealed);
    }
}
