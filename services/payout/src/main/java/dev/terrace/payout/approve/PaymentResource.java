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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The payments of a run over REST, those of a draft too. */
@Path("/v1/pay-runs/{run}/payments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Pay runs", description = "What is owed, frozen by one person and decided by another")
public class PaymentResource {

    private final PayRuns payRuns;
    private final MongoPayments payments;
    private final Limits limits;

    PaymentResource(PayRuns payRuns, MongoPayments payments, Limits limits) {
        this.payRuns = payRuns;
        this.payments = payments;
        this.limits = limits;
    }

    @GET
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER, AUDITOR})
    @Operation(
            operationId = "listPayments",
            summary = "List what a run pays whom",
            description = "In the order of the payment file, with those that carry less than a minor unit on")
    @APIResponse(responseCode = "200", description = "Payments")
    @APIResponse(responseCode = "404", ref = "Problem")
    public Page<PaymentView> payments(
            @Parameter(example = "CNY-000001") @PathParam("run") String run,
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
        int items = Parameters.limit(limit, limits);
        return Page.of(
                payments.of(payRuns.get(run).id(), cursor == null ? "" : cursor, items + 1),
                items,
                PaymentView::of,
                Payment::id);
    }
}
