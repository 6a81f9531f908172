package dev.terrace.quality.accept;

import static dev.terrace.shared.identity.Role.SITE;
import static dev.terrace.shared.identity.Role.WORKER;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where workers and their sites appeal. */
@Path("/v1/workers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Appeals", description = "What workers say against verdicts, and what became of it")
public class FilingResource {
    private static final String ONCE =
            "Once for each label that is not accepted whole, within the days of its verdict. The "
                    + "same words again are answered as the first. What nobody answers in time is granted.";

    private final Appeals appeals;
    private final WorkerVerdicts verdicts;
    private final Caller caller;

    FilingResource(Appeals appeals, WorkerVerdicts verdicts, Caller caller) {
        this.appeals = appeals;
        this.verdicts = verdicts;
        this.caller = caller;
    }

    @POST
    @Path("/me/appeals")
    @RolesAllowed(WORKER)
    @Operation(operationId = "appeal", summary = "Appeal against the verdict of an own label")
    @APIResponse(responseCode = "200", description = "The verdict, with the appeal")
    public VerdictView own(@Nullable AppealRequest request) {
        String worker = caller.claim("worker")
                .orElseThrow(() -> new Refused(
                        CommonRefusal.FORBIDDEN, "The token has no claim 'worker': ask for one issued to a worker"));
        return filed(worker, request);
    }

    @POST
    @Path("/{worker}/appeals")
    @RolesAllowed(SITE)
    @Operation(operationId = "appealForWorker", summary = "Appeal for a worker of the site")
    @APIResponse(responseCode = "200", description = "The verdict, with the appeal")
    public VerdictView forWorker(@PathParam("worker") String worker, @Nullable AppealRequest request) {
        return filed(worker, request);
    }

    private VerdictView filed(String worker, @Nullable AppealRequest sent) {
        AppealRequest request = sent == null ? AppealRequest.NONE : sent;
        return verdicts.appealed(appeals.file(worker, caller.site(), request));
    }
}
