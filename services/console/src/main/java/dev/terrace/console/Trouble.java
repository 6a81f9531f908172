package dev.terrace.console;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** Why the console itself does not answer a request, in order of precedence; a service's own refusals pass through. */
enum Trouble {
    CROSS_SITE(403, "This request came from another site", "Open the page of Terrace itself and do it there."),
    SIGNED_OUT(401, "Nobody is signed in", "Sign in again; what you did is kept on this computer."),
    NO_SERVICE(404, "There is no such service", "The services are listed at /api."),
    AWAY(503, "The service does not answer", "It is safe to try again in a few seconds.");

    static final String MEDIA_TYPE = "application/problem+json";

    private final int status;
    private final String title;
    private final String detail;

    Trouble(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    /** The body of the answer (RFC 9457). */
    JsonObject problem() {
        String code = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return new JsonObject()
                .put("type", "urn:terrace:problem:" + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
    }

    void answer(HttpServerResponse response) {
        response.setStatusCode(status).putHeader("content-type", MEDIA_TYPE).putHeader("cache-control", "no-store");
        if (this == AWAY) {
            response.putHeader("retry-after", "2");
        }
        response.end(problem().toBuffer());
    }
}
