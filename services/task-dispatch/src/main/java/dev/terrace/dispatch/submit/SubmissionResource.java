package dev.terrace.dispatch.submit;

import dev.terrace.dispatch.MongoPacks;
import dev.terrace.dispatch.MongoSubmissions;
import dev.terrace.dispatch.Seat;
import dev.terrace.dispatch.Submission;
import dev.terrace.dispatch.Validation;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Labels come in here. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "submissions", description = "The labels of a pack")
public class SubmissionResource {
    private static final String NDJSON = "application/x-ndjson";

    private final Inbox inbox;
    private final MongoPacks packs;
    private final MongoSubmissions submissions;
    private final Validation validation;
    private final Caller caller;

    SubmissionResource(
            Inbox inbox, MongoPacks packs, MongoSubmissions submissions, Validation validation, Caller caller) {
        this.inbox = inbox;
        this.packs = packs;
        this.submissions = submissions;
        this.validation = validation;
        this.caller = caller;
    }

    @POST
    @Path("/packs/{pack}/submissions")
    @Consumes(NDJSON)
    @RolesAllowed({Role.SITE, Role.WORKER})
    @Operation(operationId = "submitLabels", summary = "Sends labels of a pack; each row is answered by itself")
    @RequestBody(content = @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "What became of each row; Idempotency-Hit: true if an earlier call was answered so",
            content = @Content(schema = @Schema(implementation = SubmissionView.class)))
    public Response submit(
            @PathParam("pack") String pack, @HeaderParam("Idempotency-Key") @Nullable String key, InputStream body)
            throws IOException {
        String valid = validation.key(key);
        Seat seat = Seat.of(caller);
        if (packs.glance(pack).filter(seat::maySee).isEmpty()) {
            throw Validation.notFound("No pack %s: list yours with GET /v1/packs", pack);
        }
        return answer(inbox.receive(new Sender.Scope(seat.site(), pack, seat.worker()), valid, body));
    }

    @POST
    @Path("/submissions")
    @Consumes(NDJSON)
    @RolesAllowed({Role.SITE, Role.WORKER})
    @Operation(
            operationId = "submitLabelsOfPacks",
            summary = "Sends labels of any of the site's packs; each row is answered by itself")
    @RequestBody(content = @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "What became of each row; Idempotency-Hit: true if an earlier call was answered so",
            content = @Content(schema = @Schema(implementation = SubmissionView.class)))
    public Response submitAll(@HeaderParam("Idempotency-Key") @Nullable String key, InputStream body)
            throws IOException {
        String valid = validation.key(key);
        Seat seat = Seat.of(caller);
        return answer(inbox.receive(new Sender.Scope(seat.site(), null, seat.worker()), valid, body));
    }

    private static Response answer(Inbox.Receipt receipt) {
        Response.ResponseBuilder answer = Response.ok(new SubmissionView(receipt.submission(), receipt.answers()));
        return receipt.repeated() ? answer.header("Idempotency-Hit", true).build() : answer.build();
    }

    @GET
    @Path("/submissions/{submission}")
    @RolesAllowed({Role.SITE, Role.WORKER, Role.AUDITOR})
    @Operation(operationId = "getSubmission", summary = "A submission as received, with its answers")
    @APIResponse(responseCode = "200", description = "As it is now")
    public SubmissionRecord get(@PathParam("submission") String id) {
        return submissions
                .find(id)
                .filter(this::mayRead)
                .map(SubmissionRecord::of)
                .orElseThrow(() -> Validation.notFound("No submission %s", id));
    }

    private boolean mayRead(Submission submission) {
        if (caller.has(Role.AUDITOR)) {
            return true;
        }
        Seat seat = Seat.of(caller);
        boolean own = seat.worker() == null
                || seat.worker().equals(submission.received().worker());
        return own && submission.received().site().equals(seat.site());
    }
}
