package dev.terrace.payout.statement;

import static dev.terrace.shared.identity.Role.AUDITOR;
import static dev.terrace.shared.identity.Role.FINANCE_CHECKER;
import static dev.terrace.shared.identity.Role.FINANCE_MAKER;
import static dev.terrace.shared.identity.Role.SITE;
import static dev.terrace.shared.identity.Role.WORKER;

import dev.terrace.payout.Limits;
import dev.terrace.payout.Parameters;
import dev.terrace.payout.Payee;
import dev.terrace.payout.Refusal;
import dev.terrace.payout.TimeCursor;
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
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Statements over REST. A worker sees her own, a site its own and those of its workers. */
@Path("/v1/statements")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Statements", description = "What a payee earned, is owed and was paid")
public class StatementResource {

    private static final Instant NEVER = Instant.parse("2200-01-01T00:00:00Z");

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
    @Path("/{payee}")
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER, AUDITOR, SITE, WORKER})
    @Operation(operationId = "getStatement", summary = "Get what a payee earned, is owed and was paid")
    public Statement statement(
            @PathParam("payee") String payee,
            @QueryParam("currency") @Nullable String currency,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Payee asked = Parameters.payee(payee);
        String money = Parameters.currency(currency);
        requireSeen(asked, money);
        Instant begin = Parameters.instant("from", from, limits.zone());
        Instant end = Parameters.instant("to", to, limits.zone());
        Scope scope = new Scope(
                asked, money, Objects.requireNonNullElse(begin, Instant.EPOCH), Objects.requireNonNullElse(end, NEVER));
        return statements.of(scope, TimeCursor.read(cursor), Parameters.limit(limit, limits));
    }

    private void requireSeen(Payee payee, String currency) {
        boolean herself = caller.has(WORKER)
                && caller.claim("worker")
                        .map(Payee::worker)
                        .filter(payee::equals)
                        .isPresent();
        boolean itself = caller.has(SITE) && payee.equals(Payee.site(caller.site()));
        if (herself || itself) {
            return;
        }
        boolean all = caller.has(FINANCE_MAKER) || caller.has(FINANCE_CHECKER) || caller.has(AUDITOR);
        boolean seen = found.lastSite(payee, currency)
                .filter(site -> all || isOwnWorker(payee, site))
                .isPresent();
        if (!seen) {
            throw new Refused(
                    Refusal.UNKNOWN_PAYEE,
                    "Nothing was earned under it in this currency: name a payee as worker:<id> or site:<id>");
        }
    }

    private boolean isOwnWorker(Payee payee, String site) {
        return caller.has(SITE) && payee.kind() == Payee.Kind.WORKER && site.equals(caller.site());
    }
}
