package dev.terrace.shared.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Problem;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets a request in if there is room for it and for its caller, if its body arrives in time, if neither its headers nor the length it announces are
 * beyond all measure, and if it does not carry a token where logs would keep it. Health and metrics are always let in: an
 * overloaded service is not a dead one.
 */
@ApplicationScoped
class Admission {
    private static final int FIRST = 10_000;
    private static final Set<String> TOKEN_PARAMETERS = Set.of("access_token", "token", "jwt", "authorization");
    private static final String SMALLER = "Send the work in smaller parts";

    private final HttpLimits limits;
    private final Vertx vertx;
    private final ObjectMapper json;
    private final long longestBody;
    private final Room room;

    Admission(
            HttpLimits limits,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize longestBody,
            Vertx vertx,
            ObjectMapper json) {
        this.limits = limits;
        this.longestBody = longestBody.asLongValue();
        this.vertx = vertx;
        this.json = json;
        this.room = new Room(limits.concurrentRequests());
    }

    void filters(@Observes Filters filters) {
        filters.register(this::admit, FIRST);
    }

    /** What the HTTP layer refuses by itself is told as a problem too. */
    void errors(@Observes Router router) {
        router.errorHandler(413, context -> refuse(context, CommonRefusal.BODY_TOO_LARGE, SMALLER));
        router.errorHandler(
                400,
                context -> refuse(
                        context,
                        CommonRefusal.MALFORMED,
                        "The request is not valid HTTP: check the path's encoding and the headers"));
    }

    private void admit(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (context.normalizedPath().startsWith("/q/")) {
            context.next();
        } else if (request.headers().size() > limits.headers()) {
            refuse(context, CommonRefusal.TOO_MANY_HEADERS, "Send at most %d".formatted(limits.headers()));
        } else if (context.queryParams().names().stream().anyMatch(TOKEN_PARAMETERS::contains)) {
            refuse(
                    context,
                    CommonRefusal.MALFORMED,
                    "A token does not belong in the address, where logs keep it: send it as 'Authorization: Bearer', and"
                            + " have this one revoked");
        } else if (saidLength(request) > longestBody) {
            refuse(context, CommonRefusal.BODY_TOO_LARGE, SMALLER);
        } else {
            enter(context, UncheckedCaller.of(request, json));
        }
    }

    private void enter(RoutingContext context, String caller) {
        if (room.enter(caller)) {
            AtomicBoolean inside = new AtomicBoolean(true);
            context.addHeadersEndHandler(head -> leaveIf(isStream(context), inside, caller));
            context.addEndHandler(done -> leaveIf(true, inside, caller));
            watchBody(context);
            context.next();
        } else {
            refuse(
                    context,
                    CommonRefusal.OVERLOADED,
                    "Nothing of this call was done: send it again after Retry-After seconds");
        }
    }

    /** What goes on for long and does little takes no room of the others; its service counts it. */
    private static boolean isStream(RoutingContext context) {
        String type = context.response().headers().get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("text/event-stream");
    }

    private void leaveIf(boolean leaves, AtomicBoolean inside, String caller) {
        if (leaves && inside.compareAndSet(true, false)) {
            room.leave(caller);
        }
    }

    /** Bytes, as the caller says; 0 if it does not say. */
    private static long saidLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private void watchBody(RoutingContext context) {
        long timer = vertx.setTimer(TimeUnit.SECONDS.toMillis(limits.bodySeconds()), late -> {
            if (!context.request().isEnded()) {
                refuse(
                        context,
                        CommonRefusal.TOO_SLOW,
                        "Send a smaller body, or over a better line: uploads may be repeated");
                context.request().connection().close();
            }
        });
        context.addEndHandler(done -> vertx.cancelTimer(timer));
    }

    private void refuse(RoutingContext context, CommonRefusal refusal, String detail) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        if (refusal.status() == 503) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(limits.retryAfterSeconds()));
        }
        context.response()
                .setStatusCode(refusal.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(written(Problem.of(refusal, detail)));
    }

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
