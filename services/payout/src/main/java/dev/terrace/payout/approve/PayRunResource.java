package dev.terrace.payout.approve;

import static dev.terrace.shared.identity.Role.AUDITOR;
import static dev.terrace.shared.identity.Role.FINANCE_CHECKER;
import static dev.terrace.shared.identity.Role.FINANCE_MAKER;

import dev.terrace.payout.Limits;
import dev.terrace.payout.MongoPayRuns;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.Page;
import dev.terrace.payout.Parameters;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.RunView;
import dev.terrace.shared.identity.Caller;
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
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
    @Schema(description = "What to pay: all that is open in the currency, or less of it")
    record Wanted(
            @Nullable @Schema(required = true, description = "ISO 4217", pattern = "[A-Z]{3}", examples = "CNY")
            String currency,

            @Nullable
            @Schema(description = "Only what came about on or after this day or time", examples = "2020-01-01")
            String from,

            @Nullable @Schema(description = "Only what came about before this day or time", examples = "2100-01-01")
            String to,

            @Nullable @Schema(description = "Only these payees, at most 1000", examples = "[]")
            List<@Nullable String> payees,

            @Nullable @Schema(description = "Only what was earned in these counties, at most 1000", examples = "[]")
            List<@Nullable String> counties) {

        PayRuns.Wanted read(Limits limits) {
            PayRun.Filter filter = new PayRun.Filter(
                    Parameters.instant("from", from, limits.zone()),
                    Parameters.instant("to", to, limits.zone()),
                    Parameters.names("payees", payees, limits.filterNames()).stream()
                            .map(Parameters::payee)
                            .toList(),
                    Parameters.names("counties", counties, limits.filterNames()));
            return new PayRuns.Wanted(Parameters.currency(currency), filter);
        }
    }

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
    @Operation(operationId = "createPayRun", summary = "Freeze what is owed in a currency as a draft")
    @APIResponse(
            responseCode = "201",
            description = "The draft, with the totals that its checker will repeat",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The run that this key made before",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    public Response create(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Wanted wanted) {
        PayRuns.Wanted asked = (wanted == null ? new Wanted(null, null, null, null, null) : wanted).read(limits);
        PayRuns.Begun begun = payRuns.begin(asked, caller.subject(), Parameters.key(key));
        RunView view = view(begun.run());
        return begun.repeated()
                ? Response.ok(view).header("Idempotency-Hit", true).build()
                : Response.created(URI.create("/v1/pay-runs/" + view.run()))
                        .entity(view)
                        .build();
    }

    @GET
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER, AUDITOR})
    @Operation(operationId = "listPayRuns", summary = "List the pay runs of a currency, newest first")
    public Page<RunView> list(
            @QueryParam("currency") @Nullable String currency,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int before = WholeNumber.read("cursor", cursor, Integer.MAX_VALUE, Integer.MAX_VALUE);
        int items = Parameters.limit(limit, limits);
        return Page.of(
                runs.before(Parameters.currency(currency), before, items + 1),
                items,
                this::view,
                run -> String.valueOf(run.number()));
    }

    @GET
    @Path("/{run}")
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER, AUDITOR})
    @Operation(operationId = "getPayRun", summary = "Get a pay run")
    public RunView get(@PathParam("run") String run) {
        return view(payRuns.get(run));
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
    public Map<String, Long> answers(@PathParam("run") String run) {
        return payments.states(payRuns.get(run).id());
    }

    @POST
    @Path("/{run}/approval")
    @RolesAllowed(FINANCE_CHECKER)
    @Operation(operationId = "approvePayRun", summary = "Approve a draft that somebody else made")
    public RunView approve(@PathParam("run") String run, @Nullable Approval approval) {
        String sha256 = Parameters.sha256(approval == null ? null : approval.sha256());
        Long totalMinor = approval == null ? null : approval.totalMinor();
        if (totalMinor == null) {
            throw Parameters.bad("totalMinor", "repeat the totalMinor of the draft");
        }
        var checker = new Deciding.Checker(caller.subject(), caller.claim("site"));
        return view(payRuns.approve(run, checker, sha256, totalMinor));
    }

    @POST
    @Path("/{run}/rejection")
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER})
    @Operation(operationId = "rejectPayRun", summary = "Reject a draft")
    public RunView reject(@PathParam("run") String run, @Nullable Rejection rejection) {
        String reason =
                Parameters.text("reason", rejection == null ? null : rejection.reason(), Limits.MAX_REASON_CHARS);
        return view(payRuns.reject(run, caller.subject(), reason));
    }

    private RunView view(PayRun run) {
        return RunView.of(run, limits.zone());
    }
}
