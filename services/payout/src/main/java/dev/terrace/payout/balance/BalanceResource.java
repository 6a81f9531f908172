package dev.terrace.payout.balance;

import static dev.terrace.shared.identity.Role.AUDITOR;
import static dev.terrace.shared.identity.Role.FINANCE_CHECKER;
import static dev.terrace.shared.identity.Role.FINANCE_MAKER;
import static dev.terrace.shared.identity.Role.OPERATOR;

import dev.terrace.payout.Balances;
import dev.terrace.payout.Limits;
import dev.terrace.payout.MongoHolds;
import dev.terrace.payout.MongoOwed;
import dev.terrace.payout.MongoPayRuns;
import dev.terrace.payout.Owed;
import dev.terrace.payout.Page;
import dev.terrace.payout.Parameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What accounts come to, over REST. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Balances", description = "What accounts come to, and what is owed where")
public class BalanceResource {

    private final Balances balances;
    private final MongoOwed owed;
    private final MongoPayRuns runs;
    private final MongoHolds holds;
    private final Limits limits;

    BalanceResource(Balances balances, MongoOwed owed, MongoPayRuns runs, MongoHolds holds, Limits limits) {
        this.balances = balances;
        this.owed = owed;
        this.runs = runs;
        this.holds = holds;
        this.limits = limits;
    }

    @GET
    @Path("/balances")
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER, AUDITOR})
    @Operation(operationId = "getBalances", summary = "Get the trial balance of a currency")
    public TrialBalance trialBalance(@QueryParam("currency") @Nullable String currency) {
        String asked = Parameters.currency(currency);
        return TrialBalance.of(asked, balances.kinds(asked));
    }

    @POST
    @Path("/balances/rebuild")
    @RolesAllowed(OPERATOR)
    @Operation(operationId = "rebuildBalances", summary = "Count the whole journal anew")
    @APIResponse(responseCode = "204", description = "It is being counted")
    public void rebuild() {
        balances.rebuild();
    }

    @GET
    @Path("/counties/pay")
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER, AUDITOR, OPERATOR})
    @Operation(operationId = "getCountyPay", summary = "Get what each county has earned in a currency")
    public List<CountyPay> counties(@QueryParam("currency") @Nullable String currency) {
        return CountyPay.of(balances.counties(Parameters.currency(currency)));
    }

    @GET
    @Path("/owed")
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER, AUDITOR})
    @Operation(operationId = "listOwed", summary = "List what is owed and not approved yet")
    public Page<Owed> owed(
            @QueryParam("currency") @Nullable String currency,
            @QueryParam("by") @Nullable String by,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String asked = Parameters.currency(currency);
        int items = Parameters.limit(limit, limits);
        var scope = new MongoOwed.Scope(
                asked, MongoOwed.By.named(by), runs.drafts(asked), holds.held(), cursor == null ? "" : cursor);
        return Page.of(owed.sums(scope, items + 1), items, sum -> sum, Owed::key);
    }
}
