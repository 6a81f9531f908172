package dev.terrace.payout.approve;

import static dev.terrace.shared.identity.Role.AUDITOR;
import static dev.terrace.shared.identity.Role.FINANCE_CHECKER;
import static dev.terrace.shared.identity.Role.FINANCE_MAKER;

import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Refusal;
import dev.terrace.payout.Totals;
import dev.terrace.shared.problem.Refused;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The payment file of an approved run over REST, streamed. */
@Path("/v1/pay-runs/{run}/file")
@Produces("text/csv")
@RunOnVirtualThread
@Tag(name = "Pay runs", description = "What is owed, frozen by one person and decided by another")
public class PaymentFileResource {

    private final PayRuns payRuns;
    private final MongoPayments payments;

    PaymentFileResource(PayRuns payRuns, MongoPayments payments) {
        this.payRuns = payRuns;
        this.payments = payments;
    }

    @GET
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER, AUDITOR})
    @Operation(
            operationId = "getPaymentFile",
            summary = "Get the payment file of an approved run",
            description = "CSV: a header, a line for each payment, then a line TOTAL with their number and sum. "
                    + "Its SHA-256 is the one that was approved, and its ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The payment file",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING), example = """
                                    payment,payee,kind,site,county,currency,amount_minor,reference
                                    CNY-000001.worker:w-17,w-17,worker,s-hill,jinping,CNY,680,Terrace CNY-000001
                                    TOTAL,1,,,,CNY,680,CNY-000001
                                    """))
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    public Response file(@Parameter(example = "CNY-000001") @PathParam("run") String id) {
        PayRun run = payRuns.get(id);
        Totals totals = run.totals();
        if (run.approval() == null || totals == null) {
            throw new Refused(
                    Refusal.RUN_NOT_APPROVED,
                    "%s is %s: a file is made of an approved run, its payments are at /v1/pay-runs/%s/payments"
                            .formatted(run.id(), run.stage().label(), run.id()));
        }
        StreamingOutput rows = out -> {
            PaymentFile file = new PaymentFile(run.id(), run.currency(), out);
            for (Payment payment : payments.of(run.id())) {
                file.add(payment);
            }
            file.end();
        };
        return Response.ok(rows)
                .header("Content-Disposition", "attachment; filename=\"%s.csv\"".formatted(run.id()))
                .header("ETag", "\"%s\"".formatted(totals.sha256()))
                .build();
    }
}
