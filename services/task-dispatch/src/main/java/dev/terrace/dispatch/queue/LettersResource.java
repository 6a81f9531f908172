package dev.terrace.dispatch.queue;

import dev.terrace.dispatch.Validation;
import dev.terrace.shared.delivery.DeadLetters;
import dev.terrace.shared.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The events of all services that nobody could take: operators look at them and, once the cause is mended, send them back. */
@Path("/v1/dead-letters")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dead-letters", description = "Events that could not be taken in, of every service")
public class LettersResource {
    private final DeadLetters letters;

    LettersResource(DeadLetters letters) {
        this.letters = letters;
    }

    @GET
    @RolesAllowed(Role.OPERATOR)
    @Operation(operationId = "listDeadLetters", summary = "What waits, the oldest of each topic first; at most 200")
    @APIResponse(responseCode = "200", description = "As it is now")
    public LettersView list() {
        return LettersView.of(letters.waiting(LettersView.MOST));
    }

    @POST
    @Path("/{topic}/replays")
    @RolesAllowed(Role.OPERATOR)
    @Operation(operationId = "sendBackDeadLetters", summary = "Sends all that waits on a topic to where it came from")
    @APIResponse(responseCode = "200", description = "All are sent")
    public LettersView.SentBack sendBack(@PathParam("topic") String topic) {
        if (!letters.topics().contains(topic)) {
            throw Validation.notFound("No dead letters lie on %s", topic);
        }
        return new LettersView.SentBack(letters.sendBack(topic));
    }
}
