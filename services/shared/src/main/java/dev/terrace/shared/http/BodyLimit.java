package dev.terrace.shared.http;

import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body that is over its limit, packed or unpacked: at once where its length is told, else when the first byte too many
 * is read. What is left of it is not read: the connection is closed.
 */
class BodyLimit {
    private static final Set<String> WITHOUT_A_BODY = Set.of("GET", "HEAD", "OPTIONS");

    private final HttpLimits limits;

    BodyLimit(HttpLimits limits) {
        this.limits = limits;
    }

    @ServerRequestFilter(preMatching = true)
    void limit(ContainerRequestContext request, HttpServerRequest http) {
        if (WITHOUT_A_BODY.contains(request.getMethod())) {
            return;
        }
        @Nullable MediaType type = type(request, http);
        boolean held = type == null || MediaType.APPLICATION_JSON_TYPE.isCompatible(type);
        long bytes = held ? limits.jsonBytes() : limits.bodyBytes();
        if (told(http) > bytes) {
            hangUp(http);
            throw LimitedBody.tooLarge(bytes);
        }
        request.setEntityStream(new LimitedBody(request.getEntityStream(), packed(http), bytes, () -> hangUp(http)));
    }

    private static @Nullable MediaType type(ContainerRequestContext request, HttpServerRequest http) {
        try {
            return request.getMediaType();
        } catch (IllegalArgumentException e) {
            hangUp(http);
            throw new Refused(
                    CommonRefusal.UNSUPPORTED_MEDIA_TYPE, "Content-Type: write a type, such as application/json");
        }
    }

    private static long told(HttpServerRequest http) {
        String length = http.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private boolean packed(HttpServerRequest http) {
        String encoding = http.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (!limits.unpack() || encoding == null || encoding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return true;
        }
        hangUp(http);
        throw new Refused(
                CommonRefusal.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding: send the body packed with gzip, or as it is");
    }

    private static void hangUp(HttpServerRequest http) {
        http.response().putHeader(HttpHeaders.CONNECTION, "close");
    }
}
