package dev.terrace.payout.approve;

import static dev.terrace.shared.identity.Role.AUDITOR;
import static dev.terrace.shared.identity.Role.FINANCE_CHECKER;
import static dev.terrace.shared.identity.Role.FINANCE_MAKER;

import dev.terrace.payout.Limits;
import dev.terrace.payout.MongoPayRuns;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.Page;
import dev.terrace.payout.Parameters;
import dev.terrace.payout.RunView;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.problem.WholeNumber;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Pay runs over REST: made by one person, decided by another. */
@Path("/v1/pay-runs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Pay runs", description = "What is owed, frozen by one person and decided by another")
public class PayRunResource {

    private final PayRuns payRuns;
    private final MongoPayRuns runs;
    private final MongoPayments payments;
    private final Caller caller;
    private final Limits limits;

    PayRunResource(PayRuns payRuns, MongoPayRuns runs, MongoPayments payments, Caller caller, Limits limits) {
        this.payRuns = payRuns;
        this.runs = runs;
        this.payments = payments;
        this.caller = caller;
        this.limits = limits;
    }

    /** What a maker asks for. */
    @Schema(description = "What to pay")
    record Wanted(
            @Nullable @Schema(required = true, description = "ISO 4217", pattern = "[A-Z]{3}", examples = "CNY")
            String currency) {}

    /** What a checker approves, in the words of the draft. */
    @Schema(description = "The totals of the draft, repeated")
    record Approval(
            @Nullable @Schema(required = true, pattern = "[0-9a-f]{64}")
            String sha256,

            @Nullable @Schema(required = true, minimum = "1", examples = "2500000")
            Long totalMinor) {}

    /** Why a draft is not to be paid. */
    @Schema(description = "Why it is not to be paid")
    record Rejection(
            @Nullable
            @Schema(
                    required = true,
                    minLength = 1,
                    maxLength = Limits.MAX_REASON_CHARS,
                    examples = "site s-hill is counted twice")
            String reason) {}

    @POST
    @RolesAllowed(FINANCE_MAKER)
    @Operation(
            operationId = "createPayRun",
            summary = "Freeze what is owed in a currency as a draft",
            description =
                    "Whole minor units are paid and the rest stays owed. One run of a currency is open at a time. "
                            + "The same Idempotency-Key gives the same run, with the header Idempotency-Hit: true.")
    @APIResponse(
            responseCode = "201",
            description = "The draft, with the totals that its checker will repeat",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The run that this key made before",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Response create(
            @Parameter(required = true, schema = @Schema(maxLength = Limits.MAX_KEY_CHARS, type = SchemaType.STRING))
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key,
            @Nullable Wanted wanted) {
        String currency = Parameters.text("currency", wanted == null ? null : wanted.currency(), 3);
        PayRuns.Begun begun = payRuns.begin(currency, caller.subject(), Parameters.key(key));
        RunView view = RunView.of(begun.run());
        return begun.repeated()
                ? Response.ok(view).header("Idempotency-Hit", true).build()
                : Response.created(URI.create("/v1/pay-runs/" + view.run()))
                        .entity(view)
                        .build();
    }

    @GET
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER, AUDITOR})
    @Operation(operationId = "listPayRuns", summary = "List the pay runs of a currency, newest first")
    @APIResponse(responseCode = "200", description = "Pay runs")
    @APIResponse(responseCode = "400", ref = "Problem")
    public Page<RunView> list(
            @Parameter(example = "CNY", required = true) @QueryParam("currency") @Nullable String currency,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "next of the part before") @QueryParam("cursor") @Nullable String cursor) {
        int before = WholeNumber.read("cursor", cursor, Integer.MAX_VALUE, Integer.MAX_VALUE);
        int items = Parameters.limit(limit, limits);
        return Page.of(
                runs.before(Parameters.text("currency", currency, 3), before, items + 1),
                items,
                RunView::of,
                run -> String.valueOf(run.number()));
    }

    @GET
    @Path("/{run}")
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER, AUDITOR})
    @Operation(operationId = "getPayRun", summary = "Get a pay run")
    @APIResponse(responseCode = "200", description = "The pay run")
    @APIResponse(responseCode = "404", ref = "Problem")
    public RunView get(@Parameter(example = "CNY-000001") @PathParam("run") String run) {
        return RunView.of(payRuns.get(run));
    }

    @GET
    @Path("/{run}/answers")
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER, AUDITOR})
    @Operation(operationId = "countAnswers", summary = "Count the payments of a run by state")
    @APIResponse(
            responseCode = "200",
            description = "How many payments are in each state",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT, additionalProperties = Long.class),
                            example = "{\"settled\": 30, \"returned\": 1}"))
    @APIResponse(responseCode = "404", ref = "Problem")
    public Map<String, Long> answers(@Parameter(example = "CNY-000001") @PathParam("run") String run) {
        return payments.states(payRuns.get(run).id());
    }

    @POST
    @Path("/{run}/approval")
    @RolesAllowed(FINANCE_CHECKER)
    @Operation(
            operationId = "approvePayRun",
            summary = "Approve a draft that somebody else made",
            description = "Repeat the draft's sha256 and totalMinor: what is approved is that file and no other")
    @APIResponse(responseCode = "200", description = "The run, payable")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    public RunView approve(
            @Parameter(example = "CNY-000001") @PathParam("run") String run, @Nullable Approval approval) {
        String sha256 = Parameters.text("sha256", approval == null ? null : approval.sha256(), 64);
        Long totalMinor = approval == null ? null : approval.totalMinor();
        if (totalMinor == null) {
            throw new Refused(CommonRefusal.BAD_PARAMETER, "totalMinor: repeat the totalMinor of the draft");
        }
        return RunView.of(payRuns.approve(run, caller.subject(), caller.claim("site"), sha256, totalMinor));
    }

    @POST
    @Path("/{run}/rejection")
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER})
    @Operation(
            operationId = "rejectPayRun",
            summary = "Reject a draft",
            description = "What it holds is owed and open again. Its maker may take it back this way, too.")
    @APIResponse(responseCode = "200", description = "The run, released")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    public RunView reject(
            @Parameter(example = "CNY-000001") @PathParam("run") String run, @Nullable Rejection rejection) {
        String reason =
                Parameters.text("reason", rejection == null ? null : rejection.reason(), Limits.MAX_REASON_CHARS);
        return RunView.of(payRuns.reject(run, caller.subject(), reason));
    }
}
