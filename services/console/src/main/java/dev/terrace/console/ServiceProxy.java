package dev.terrace.console;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Passes {@code /api/<service>/…} on to the service: a page's call with the token of its session in place of the cookie,
 * a program's with the token it brings.
 */
@ApplicationScoped
class ServiceProxy {
    private static final Logger LOG = Logger.getLogger(ServiceProxy.class);
    private static final String API = "/api/";
    private static final String BEARER = "Bearer ";
    private static final String CONTENT_ENCODING = "content-encoding";

    /** What a service says of itself, outside its API: for operators. */
    private static final Set<String> ABOUT = Set.of("q/health", "q/metrics", "q/info");

    private static final List<String> NOT_PASSED_ON = List.of(
            "cookie",
            "authorization",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto",
            "x-forwarded-prefix");

    private final Map<String, URI> services;
    private final SignedIn signedIn;
    private final HttpClient client;

    ServiceProxy(ConsoleSettings settings, SignedIn signedIn, Vertx vertx) {
        this.services = settings.services();
        this.signedIn = signedIn;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(settings.connectionsPerService())
                .setConnectTimeout(3_000)
                .setDecompressionSupported(false));
    }

    void register(@Observes Router router) {
        router.route(API + "*").handler(this::pass);
    }

    private void pass(RoutingContext context) {
        String path = context.normalizedPath().substring(API.length());
        String service = path.substring(0, Math.max(0, path.indexOf('/')));
        @Nullable URI origin = services.get(service);
        String below = path.substring(Math.min(path.length(), service.length() + 1));
        boolean about = ABOUT.contains(below);
        if (origin == null || !(about || below.startsWith("v1/"))) {
            Trouble.NO_SERVICE.answer(context.response());
            return;
        }
        HttpServerRequest request = context.request();
        @Nullable String own = bearer(request);
        if (own != null && !about) {
            pass(request, service, origin, own);
            return;
        }
        request.pause();
        signedIn.token(context).subscribe().with(token -> {
            request.resume();
            if (token.isEmpty()) {
                Trouble.SIGNED_OUT.answer(context.response());
            } else if (about && !SignedIn.has(token.get(), SignedIn.OPERATOR)) {
                Trouble.FORBIDDEN.answer(context.response());
            } else {
                pass(request, service, origin, token.get());
            }
        });
    }

    /** @return the token that a program comes with; the service judges it */
    static @Nullable String bearer(HttpServerRequest request) {
        @Nullable String header = request.getHeader("authorization");
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : null;
    }

    private void pass(HttpServerRequest request, String service, URI origin, String token) {
        boolean tls = "https".equals(origin.getScheme());
        int port = Optional.of(origin.getPort()).filter(p -> p > 0).orElse(tls ? 443 : 80);
        HttpProxy.reverseProxy(client)
                .originRequestProvider((passed, http) -> http.request(new RequestOptions()
                        .setHost(origin.getHost())
                        .setPort(port)
                        .setSsl(tls)))
                .addInterceptor(new ServiceCall(
                        service, "%s://%s".formatted(origin.getScheme(), origin.getRawAuthority()), token))
                .handle(request);
    }

    /** One call of a service: what the service may not see goes, and what the browser may not see comes back without. */
    private record ServiceCall(String service, String origin, String token) implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            ProxyRequest request = context.request();
            MultiMap headers = request.headers();
            NOT_PASSED_ON.forEach(headers::remove);
            headers.set("authorization", BEARER + token);
            request.setURI(request.getURI().substring(API.length() + service.length()));
            return context.sendRequest().recover(failure -> Future.succeededFuture(away(context, failure)));
        }

        private ProxyResponse away(ProxyContext context, Throwable failure) {
            LOG.warnf("%s does not answer: %s", service, failure.getMessage());
            ProxyResponse response = context.request().release().response();
            response.setStatusCode(Trouble.AWAY.status());
            response.putHeader("content-type", Trouble.MEDIA_TYPE);
            response.putHeader("retry-after", "2");
            return response.setBody(Body.body(Trouble.AWAY.problem().toBuffer()));
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            MultiMap headers = context.response().headers();
            headers.remove("set-cookie");
            if (headers.contains(CONTENT_ENCODING)) {
                // Quarkus has set "identity" for what it does not compress itself; the service's word counts.
                context.request().proxiedRequest().response().headers().remove(CONTENT_ENCODING);
            }
            @Nullable String location = headers.get("location");
            String own = location == null || !location.startsWith(origin + "/")
                    ? location
                    : location.substring(origin.length());
            if (own != null && own.startsWith("/")) {
                headers.set("location", API + service + own);
            }
            return context.sendResponse();
        }
    }
}
