package dev.terrace.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What every request passes: one that changes something must come from our own pages, or from a program that brings its
 * own token and so needs no session; and every answer tells the browser what the page may load.
 */
@ApplicationScoped
class Guard {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String SIGN_OUT = "/sign-out";
    private static final int FIRST = 1000;

    private final String policy;

    Guard(ConsoleSettings settings, @ConfigProperty(name = "quarkus.oidc.auth-server-url") URI issuer) {
        this.policy = policy(settings.mediaSources(), issuer.getScheme() + "://" + issuer.getRawAuthority());
    }

    void register(@Observes Filters filters) {
        filters.register(this::headers, FIRST);
        filters.register(this::ownOrigin, FIRST - 1);
    }

    /** A sign-out is a form that is led on to the issuer: it is the one place that forms may lead to besides our own. */
    static String policy(List<String> mediaSources, String issuer) {
        String media = String.join(" ", mediaSources);
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' blob: data: " + media,
                "media-src 'self' blob: " + media,
                "connect-src 'self' " + media,
                "worker-src 'self'",
                "manifest-src 'self'",
                "form-action 'self' " + issuer,
                "base-uri 'none'",
                "frame-ancestors 'none'");
    }

    private void headers(RoutingContext context) {
        String path = context.normalizedPath();
        MultiMap headers = context.response().headers();
        headers.set("Content-Security-Policy", policy)
                .set("X-Content-Type-Options", "nosniff")
                .set("Referrer-Policy", "no-referrer")
                .set("Cross-Origin-Opener-Policy", "same-origin");
        if (!path.startsWith("/assets/")) {
            context.addHeadersEndHandler(end -> {
                if (!path.startsWith("/api/")) {
                    headers.set("Cache-Control", "no-cache");
                }
            });
        }
        context.next();
    }

    private void ownOrigin(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean safe = SAFE.contains(request.method()) && !SIGN_OUT.equals(context.normalizedPath());
        boolean program = context.normalizedPath().startsWith("/api/") && ServiceProxy.bearer(request) != null;
        if (safe || program || sameOrigin(request)) {
            context.next();
        } else {
            Trouble.CROSS_SITE.answer(context.response());
        }
    }

    /** True if the browser says so itself, or names our own host as the origin; a caller without a browser says neither. */
    private static boolean sameOrigin(HttpServerRequest request) {
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        @Nullable String origin = request.getHeader("Origin");
        return origin != null && origin.replaceFirst("^https?://", "").equalsIgnoreCase(request.getHeader("Host"));
    }
}
