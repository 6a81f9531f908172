package dev.terrace.console;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** Why the console itself does not answer a request, in order of precedence; a service's own refusals pass through. */
enum Trouble {
    CROSS_SITE(403, "This request came from another site", "Open the page of Terrace itself and do it there."),
    SIGNED_OUT(401, "Nobody is signed in", "Sign in again; what you did is kept on this computer."),
    FORBIDDEN(403, "You may not do this", "Ask whoever gave you your account for the role it needs."),
    NO_SERVICE(
            404,
            "There is no such service",
            "Call /api/<service>/v1/… of ingestion, task-dispatch, quality-check or payout."),
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
        String code = name().toLowerCase(Locale.ROOT).replace('_', '-');
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
