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
import org.eclipse.microprofile.openapi.annotations.headers.Header;
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

    private static final String EXAMPLE = """
            payment,payee,kind,site,county,currency,amount_minor,reference
            CNY-000001.worker:w-17,w-17,worker,s-hill,jinping,CNY,680,Terrace CNY-000001
            TOTAL,1,,,,CNY,680,CNY-000001
            """;

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
    @Operation(
            operationId = "exportPaymentFile",
            summary = "Fetch the payment file of an approved run for the bank",
            description = """
            CSV: a header, a line for each payment, then a line TOTAL with their number and sum. Its SHA-256 is the one that was \
            approved, and its ETag. Who fetches it is noted; Exported-Before says how often it was fetched before: send it once.""")
    @APIResponse(
            responseCode = "200",
            description = "The payment file",
            headers =
                    @Header(
                            name = "Exported-Before",
                            description =
                                    "How often it was fetched before; of the first time, First-Exported-By and First-Exported-At",
                            schema = @Schema(type = SchemaType.INTEGER)),
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING), example = EXAMPLE))
    public Response export(@Parameter(example = "CNY-000001") @PathParam("run") String id) {
        exporting.requireAsApproved(payRuns.get(id));
        return file(payRuns.export(id, caller.subject()));
    }

    @GET
    @RolesAllowed(AUDITOR)
    @Operation(
            operationId = "getPaymentFile",
            summary = "Look at the payment file of an approved run",
            description = "The same file, and nothing is noted: it is not for the bank")
    @APIResponse(
            responseCode = "200",
            description = "The payment file",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING), example = EXAMPLE))
    @APIResponse(responseCode = "409", ref = "Problem")
    public Response look(@Parameter(example = "CNY-000001") @PathParam("run") String id) {
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
