package dev.terrace.payout.approve;

import static dev.terrace.shared.identity.Role.AUDITOR;
import static dev.terrace.shared.identity.Role.FINANCE_CHECKER;
import static dev.terrace.shared.identity.Role.FINANCE_MAKER;

import dev.terrace.payout.Limits;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.Page;
import dev.terrace.payout.Parameters;
import dev.terrace.payout.Payment;
import dev.terrace.payout.PaymentView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The payments of a run over REST, those of a draft too, and what is new in it. */
@Path("/v1/pay-runs/{run}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER, AUDITOR})
@RunOnVirtualThread
@Tag(name = "Pay runs", description = "What is owed, frozen by one person and decided by another")
public class PaymentResource {

    private final PayRuns payRuns;
    private final MongoPayments payments;
    private final Comparing comparing;
    private final Limits limits;

    PaymentResource(PayRuns payRuns, MongoPayments payments, Comparing comparing, Limits limits) {
        this.payRuns = payRuns;
        this.payments = payments;
        this.comparing = comparing;
        this.limits = limits;
    }

    @GET
    @Path("/payments")
    @Operation(operationId = "listPayments", summary = "List what a run pays whom")
    public Page<PaymentView> payments(
            @PathParam("run") String run,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int items = Parameters.limit(limit, limits);
        return Page.of(
                payments.of(payRuns.get(run).id(), cursor == null ? "" : cursor, items + 1),
                items,
                PaymentView::of,
                Payment::id);
    }

    @GET
    @Path("/comparison")
    @Operation(operationId = "comparePayRun", summary = "Compare a run with the one that was approved before it")
    public Comparison comparison(@PathParam("run") String run) {
        return comparing.of(payRuns.get(run));
    }
}
