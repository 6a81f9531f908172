package dev.terrace.payout.statement;

import static dev.terrace.shared.identity.Role.AUDITOR;
import static dev.terrace.shared.identity.Role.FINANCE_CHECKER;
import static dev.terrace.shared.identity.Role.FINANCE_MAKER;
import static dev.terrace.shared.identity.Role.OPERATOR;
import static dev.terrace.shared.identity.Role.SITE;

import dev.terrace.payout.Limits;
import dev.terrace.payout.Parameters;
import dev.terrace.payout.Payee;
import dev.terrace.payout.Refusal;
import dev.terrace.payout.statement.MongoStatements.Scope;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.problem.Refused;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Statements and balances over REST. A site sees its own statement and those of its workers. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Statements", description = "What is owed and was paid")
public class StatementResource {

    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Statements statements;
    private final MongoStatements found;
    private final Caller caller;
    private final Limits limits;

    StatementResource(Statements statements, MongoStatements found, Caller caller, Limits limits) {
        this.statements = statements;
        this.found = found;
        this.caller = caller;
        this.limits = limits;
    }

    @GET
    @Path("/statements/{payee}")
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER, AUDITOR, SITE})
    @Operation(
            operationId = "getStatement",
            summary = "Get what a payee earned, is owed and was paid",
            description = "A site may ask for itself and for its own workers")
    @APIResponse(responseCode = "200", description = "The statement")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    public Statement statement(
            @Parameter(example = "worker:w-17") @PathParam("payee") String payee,
            @Parameter(example = "CNY", required = true) @QueryParam("currency") @Nullable String currency,
            @Parameter(description = "First day or instant", example = "2026-01-01") @QueryParam("from") @Nullable
                    String from,
            @Parameter(description = "Day or instant that is no longer part of it", example = "2026-02-01")
                    @QueryParam("to")
                    @Nullable
                    String to,
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
        Payee asked = Parameters.payee(payee);
        requireSeen(asked);
        Scope scope = new Scope(
                asked,
                Parameters.text("currency", currency, 3),
                Parameters.instant("from", from, Instant.EPOCH),
                Parameters.instant("to", to, NEVER));
        return statements.of(scope, Cursor.read(cursor), Parameters.limit(limit, limits));
    }

    @GET
    @Path("/balances")
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER, AUDITOR})
    @Operation(operationId = "getBalances", summary = "Get the trial balance of a currency")
    @APIResponse(responseCode = "200", description = "The trial balance")
    @APIResponse(responseCode = "400", ref = "Problem")
    public Balances balances(
            @Parameter(example = "CNY", required = true) @QueryParam("currency") @Nullable String currency) {
        String asked = Parameters.text("currency", currency, 3);
        return Balances.of(asked, found.balances(asked));
    }

    @GET
    @Path("/counties/pay")
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER, AUDITOR, OPERATOR})
    @Operation(operationId = "getCountyPay", summary = "Get what each county has earned in a currency")
    @APIResponse(responseCode = "200", description = "One item for each county")
    @APIResponse(responseCode = "400", ref = "Problem")
    public List<CountyPay> counties(
            @Parameter(example = "CNY", required = true) @QueryParam("currency") @Nullable String currency) {
        return found.counties(Parameters.text("currency", currency, 3));
    }

    private void requireSeen(Payee payee) {
        if (caller.has(SITE) && payee.equals(Payee.site(caller.site()))) {
            return;
        }
        boolean all = caller.has(FINANCE_MAKER) || caller.has(FINANCE_CHECKER) || caller.has(AUDITOR);
        boolean seen = found.lastSite(payee)
                .filter(site -> all || (payee.kind() == Payee.Kind.WORKER && site.equals(caller.site())))
                .isPresent();
        if (!seen) {
            throw new Refused(
                    Refusal.UNKNOWN_PAYEE, "Nothing was earned under it: name a payee as worker:<id> or site:<id>");
        }
    }
}
