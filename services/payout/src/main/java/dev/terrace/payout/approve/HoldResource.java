package dev.terrace.payout.approve;

import static dev.terrace.shared.identity.Role.AUDITOR;
import static dev.terrace.shared.identity.Role.FINANCE_CHECKER;
import static dev.terrace.shared.identity.Role.FINANCE_MAKER;

import dev.terrace.payout.Hold;
import dev.terrace.payout.Limits;
import dev.terrace.payout.MongoHolds;
import dev.terrace.payout.Page;
import dev.terrace.payout.Parameters;
import dev.terrace.payout.Payee;
import dev.terrace.shared.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Holds over REST: one payee is left out of pay runs, and nobody else. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Holds", description = "Payees whom no pay run pays until they are released")
public class HoldResource {

    private final MongoHolds holds;
    private final Caller caller;
    private final InstantSource clock;
    private final Limits limits;

    HoldResource(MongoHolds holds, Caller caller, InstantSource clock, Limits limits) {
        this.holds = holds;
        this.caller = caller;
        this.clock = clock;
        this.limits = limits;
    }

    /** Why a payee is held, or is no longer. */
    @Schema(description = "Why the payee is held, or is no longer")
    record Reason(
            @Nullable
            @Schema(
                    required = true,
                    minLength = 1,
                    maxLength = Limits.MAX_REASON_CHARS,
                    examples = "bank details are being checked")
            String reason) {}

    /** A payee, whether it is held, and how that came about. */
    @Schema(description = "A payee, whether it is held, and how that came about")
    record HoldView(
            @Schema(examples = "worker:w-17", implementation = String.class)
            Payee payee,

            @Schema(examples = "true") boolean held,
            @Schema(description = "The oldest first") List<Hold.Change> history) {

        static HoldView of(Hold hold) {
            return new HoldView(hold.payee(), hold.held(), hold.history());
        }
    }

    @PUT
    @Path("/payees/{payee}/hold")
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER})
    @Operation(operationId = "holdPayee", summary = "Leave a payee out of pay runs")
    public HoldView hold(@PathParam("payee") String payee, @Nullable Reason why) {
        return change(payee, true, why);
    }

    @POST
    @Path("/payees/{payee}/release")
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER})
    @Operation(operationId = "releasePayee", summary = "Let pay runs pay a payee again")
    public HoldView release(@PathParam("payee") String payee, @Nullable Reason why) {
        return change(payee, false, why);
    }

    @GET
    @Path("/holds")
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER, AUDITOR})
    @Operation(operationId = "listHolds", summary = "List the payees that are held")
    public Page<HoldView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        int items = Parameters.limit(limit, limits);
        return Page.of(holds.held(cursor == null ? "" : cursor, items + 1), items, HoldView::of, Hold::id);
    }

    private HoldView change(String payee, boolean held, @Nullable Reason why) {
        String reason = Parameters.text("reason", why == null ? null : why.reason(), Limits.MAX_REASON_CHARS);
        var change = new Hold.Change(held, reason, caller.subject(), clock.instant());
        return HoldView.of(holds.change(Parameters.payee(payee), change));
    }
}
