package dev.terrace.quality.accept;

import static dev.terrace.shared.identity.Role.AUDITOR;
import static dev.terrace.shared.identity.Role.OPERATOR;
import static dev.terrace.shared.identity.Role.REVIEWER;

import dev.terrace.quality.Judgement;
import dev.terrace.quality.Lot;
import dev.terrace.quality.MongoLots;
import dev.terrace.quality.Parameters;
import dev.terrace.quality.Refusal;
import dev.terrace.shared.problem.Refused;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Every judgement ever made, as it was told. */
@Path("/v1/judgements")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Judgements", description = "Every judgement ever made, as it was told")
public class JudgementResource {
    private final MongoLots lots;

    JudgementResource(MongoLots lots) {
        this.lots = lots;
    }

    @GET
    @Path("/{lot}/{n}")
    @RolesAllowed({REVIEWER, OPERATOR, AUDITOR})
    @Operation(operationId = "getJudgement", summary = "Get a judgement")
    @APIResponse(responseCode = "200", description = "The judgement")
    public Judgement get(@PathParam("lot") String lot, @PathParam("n") String n) {
        Lot found = lots.find(Parameters.lot(lot).toString())
                .orElseThrow(() -> new Refused(Refusal.NO_SUCH_JUDGEMENT, "No label of this lot was judged yet"));
        int made = found.judgements();
        int number = n.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(n) : 0;
        if (number < 1 || number > made) {
            throw new Refused(Refusal.NO_SUCH_JUDGEMENT, "The lot's judgements are numbered from 1 to " + made);
        }
        return Judgement.of(found, number);
    }
}
