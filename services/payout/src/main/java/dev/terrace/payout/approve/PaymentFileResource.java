package dev.terrace.payout.approve;

import static dev.terrace.shared.identity.Role.AUDITOR;
import static dev.terrace.shared.identity.Role.FINANCE_CHECKER;
import static dev.terrace.shared.identity.Role.FINANCE_MAKER;

import dev.terrace.payout.PayRun;
import dev.terrace.shared.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The payment file of an approved run over REST, streamed. */
@Path("/v1/pay-runs/{run}/file")
@Produces("text/csv")
@RunOnVirtualThread
@Tag(name = "Pay runs", description = "What is owed, frozen by one person and decided by another")
public class PaymentFileResource {
    private final PayRuns payRuns;
    private final Exporting exporting;
    private final Caller caller;

    PaymentFileResource(PayRuns payRuns, Exporting exporting, Caller caller) {
        this.payRuns = payRuns;
        this.exporting = exporting;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER})
    @Operation(operationId = "exportPaymentFile", summary = "Fetch the payment file of an approved run for the bank")
    @APIResponse(
            responseCode = "200",
            description = "The payment file",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response export(@PathParam("run") String id) {
        exporting.requireAsApproved(payRuns.get(id));
        return file(payRuns.export(id, caller.subject()));
    }

    @GET
    @RolesAllowed(AUDITOR)
    @Operation(operationId = "getPaymentFile", summary = "Look at the payment file of an approved run")
    @APIResponse(
            responseCode = "200",
            description = "The payment file",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response look(@PathParam("run") String id) {
        PayRun run = payRuns.get(id);
        exporting.requireAsApproved(run);
        return file(run);
    }

    private Response file(PayRun run) {
        StreamingOutput rows = out -> exporting.write(run, out);
        Response.ResponseBuilder answer = Response.ok(rows)
                .header("Content-Disposition", "attachment; filename=\"%s.csv\"".formatted(run.id()))
                .header("ETag", "\"%s\"".formatted(Exporting.approved(run).sha256()))
                .header("Exported-Before", run.exports().size());
        if (!run.exports().isEmpty()) {
            PayRun.Export first = run.exports().getFirst();
            answer.header("First-Exported-By", first.by()).header("First-Exported-At", first.at());
        }
        return answer.build();
    }
}
