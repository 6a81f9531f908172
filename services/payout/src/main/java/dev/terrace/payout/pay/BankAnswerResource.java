package dev.terrace.payout.pay;

import static dev.terrace.shared.identity.Role.FINANCE_MAKER;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.payout.Limits;
import dev.terrace.payout.Parameters;
import dev.terrace.shared.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Gatherers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The bank's answers over REST, as its file has them. */
@Path("/v1/pay-runs/{run}/bank-answers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Pay runs", description = "What is owed, frozen by one person and decided by another")
public class BankAnswerResource {

    private final BankAnswers answers;
    private final Caller caller;
    private final Limits limits;
    private final ObjectMapper json;

    BankAnswerResource(BankAnswers answers, Caller caller, Limits limits, ObjectMapper json) {
        this.answers = answers;
        this.caller = caller;
        this.limits = limits;
        this.json = json;
    }

    /** What became of each row, in the order of the file. */
    @Schema(description = "What became of each row, in the order of the file")
    record Taken(
            @Schema(examples = "CNY-000001") String run,

            @Schema(description = "Of the file, in hexadecimal")
            String sha256,

            List<RowAnswer> rows) {}

    @POST
    @Consumes("application/x-ndjson")
    @RolesAllowed(FINANCE_MAKER)
    @Operation(operationId = "takeBankAnswers", summary = "Take in the bank's file on payments of an approved run")
    @RequestBody(content = @Content(schema = @Schema(implementation = BankAnswer.class)))
    public Taken take(@PathParam("run") String run, @QueryParam("sha256") @Nullable String sha256, InputStream body)
            throws IOException {
        String expected = Parameters.sha256(sha256);
        answers.requirePayable(run);
        BankFile file = BankFile.read(body, json, limits);
        file.require(expected);
        var from = new BankAnswers.File(run, expected, caller.subject());
        List<RowAnswer> taken = file.rows().stream()
                .gather(Gatherers.windowFixed(limits.bankAnswerBatch()))
                .flatMap(batch -> answers.take(batch, from).stream())
                .toList();
        return new Taken(run, expected, taken);
    }
}
