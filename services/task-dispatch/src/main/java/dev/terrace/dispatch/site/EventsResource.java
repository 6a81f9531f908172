package dev.terrace.dispatch.site;

import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.Validation;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.WholeNumber;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Those who look after a site look on here. */
@Path("/v1")
@RunOnVirtualThread
@Tag(name = "people")
public class EventsResource {
    private final Following following;
    private final Streams streams;
    private final Limits limits;
    private final Caller caller;

    EventsResource(Following following, Streams streams, Limits limits, Caller caller) {
        this.following = following;
        this.streams = streams;
        this.limits = limits;
        this.caller = caller;
    }

    @GET
    @Path("/sites/{site}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Role.SITE)
    @Operation(operationId = "followSite", summary = "What happens at the site, as server-sent events")
    @APIResponse(responseCode = "200", description = "It goes on until it ends; then ask again")
    @APIResponse(responseCode = "429", ref = "Busy")
    public void follow(
            @PathParam("site") String site,
            @QueryParam("seconds") @Nullable String seconds,
            @HeaderParam("Last-Event-ID") @Nullable String last,
            @Context SseEventSink sink,
            @Context Sse sse) {
        if (!site.equals(caller.site())) {
            throw Validation.notFound("Site %s is not yours", site);
        }
        int most = limits.streamSeconds();
        Duration length = Duration.ofSeconds(WholeNumber.read("seconds", seconds, most, most));
        Following.@Nullable Position from = Following.Position.read(last);
        streams.enter(site);
        try (sink) {
            following.follow(site, from, length, new EventLine(sink, sse, limits.streamTakeSeconds()));
        } finally {
            streams.leave(site);
        }
    }

    private record EventLine(SseEventSink sink, Sse sse, int takeSeconds) implements Line {
        private static final long AGAIN_MILLIS = 2_000;

        @Override
        public boolean tell(Following.Position id, String name, Object data) {
            return send(sse.newEventBuilder()
                    .id(id.toString())
                    .name(name)
                    .reconnectDelay(AGAIN_MILLIS)
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(data)
                    .build());
        }

        @Override
        public boolean beat() {
            return send(sse.newEventBuilder()
                    .comment("")
                    .reconnectDelay(AGAIN_MILLIS)
                    .build());
        }

        private boolean send(OutboundSseEvent event) {
            if (sink.isClosed()) {
                return false;
            }
            try {
                sink.send(event).toCompletableFuture().get(takeSeconds, TimeUnit.SECONDS);
                return true;
            } catch (ExecutionException | TimeoutException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
