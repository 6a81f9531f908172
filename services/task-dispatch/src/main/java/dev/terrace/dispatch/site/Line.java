package dev.terrace.dispatch.site;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The line to one follower: an event goes out when the one before it has been taken. */
final class Line {
    private static final long AGAIN_MILLIS = 2_000;

    private final SseEventSink sink;
    private final Sse sse;
    private final int takeSeconds;

    Line(SseEventSink sink, Sse sse, int takeSeconds) {
        this.sink = sink;
        this.sse = sse;
        this.takeSeconds = takeSeconds;
    }

    /** @return false once nobody takes it any more, or not in time */
    boolean tell(Following.Position id, String name, Object data) {
        return send(sse.newEventBuilder()
                .id(id.toString())
                .name(name)
                .reconnectDelay(AGAIN_MILLIS)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build());
    }

    /** Says that it is still there. @return as {@link #tell} */
    boolean beat() {
        return send(
                sse.newEventBuilder().comment("").reconnectDelay(AGAIN_MILLIS).build());
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
