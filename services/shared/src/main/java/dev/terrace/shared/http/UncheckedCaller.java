package dev.terrace.shared.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.Base64;

/**
 * Whose a request is, as far as can be told before its token is looked at. Nobody gains by naming another: a forged token is refused
 * before its body is read, and takes room only for so long.
 */
final class UncheckedCaller {
    private static final int MOST_CHARS = 8_192;

    private UncheckedCaller() {}

    /** The subject that the token names; else where the request comes from. */
    static String of(HttpServerRequest request, ObjectMapper json) {
        String from = request.remoteAddress() == null
                ? ""
                : "from " + request.remoteAddress().hostAddress();
        String token = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (token == null || token.length() > MOST_CHARS) {
            return from;
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return from;
        }
        try {
            JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(parts[1]));
            String subject = claims.path("sub").asText();
            return subject.isEmpty() ? from : claims.path("iss").asText() + " " + subject;
        } catch (IllegalArgumentException | IOException e) {
            return from;
        }
    }
}
