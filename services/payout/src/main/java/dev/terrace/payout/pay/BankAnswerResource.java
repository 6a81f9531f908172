package dev.terrace.payout.pay;

import static dev.terrace.shared.identity.Role.FINANCE_MAKER;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.payout.Limits;
import dev.terrace.payout.Refusal;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Bank answers over REST. */
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

    /** What became of each row, in the order of the body. */
    @Schema(description = "What became of each row, in the order of the body")
    record Taken(@Schema(examples = "CNY-000001") String run, List<RowAnswer> rows) {}

    @POST
    @Consumes("application/x-ndjson")
    @RolesAllowed(FINANCE_MAKER)
    @Operation(
            operationId = "takeBankAnswers",
            summary = "Take in what the bank did with payments of an approved run",
            description =
                    "NDJSON, at most 10 000 rows of at most 2 000 characters, gzip allowed. Each row is answered by itself: "
                            + "the first answer to a payment counts, the same again is a duplicate, another one is refused. "
                            + "A returned amount is owed again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/x-ndjson",
                            schema = @Schema(implementation = BankAnswer.class),
                            example = "{\"payment\": \"CNY-000001.worker:w-17\", \"outcome\": \"settled\"}"))
    @APIResponse(
            responseCode = "200",
            description = "What became of each row",
            content = @Content(schema = @Schema(implementation = Taken.class)))
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    @APIResponse(responseCode = "413", ref = "Problem")
    @APIResponse(responseCode = "415", ref = "Problem")
    public Taken take(@Parameter(example = "CNY-000001") @PathParam("run") String run, InputStream body)
            throws IOException {
        answers.requireApproved(run);
        String by = caller.subject();
        List<RowAnswer> taken = read(body).stream()
                .gather(Gatherers.windowFixed(limits.bankAnswerBatch()))
                .flatMap(batch -> answers.take(batch, run, by).stream())
                .toList();
        return new Taken(run, taken);
    }

    private List<Row> read(InputStream body) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, UTF_8.newDecoder()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                if (rows.size() == limits.bankAnswerRows()) {
                    throw new Refused(
                            Refusal.TOO_MANY_ROWS,
                            "None was taken: send at most %d rows a call".formatted(limits.bankAnswerRows()));
                }
                rows.add(
                        line.length() > limits.bankAnswerChars()
                                ? new Row.Malformed(
                                        rows.size() + 1,
                                        "at most %d characters a row".formatted(limits.bankAnswerChars()))
                                : Row.of(rows.size() + 1, line, json));
            }
        } catch (CharacterCodingException e) {
            throw new Refused(CommonRefusal.MALFORMED, "None was taken: the body is not UTF-8");
        }
        return rows;
    }
}
