package dev.terrace.console;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Stands where a service would: tells what it was sent, counts bodies, and answers in every way a service does. */
public final class Backend implements QuarkusTestResourceLifecycleManager {
    private @Nullable Vertx vertx;

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        try {
            HttpServer server = vertx.createHttpServer()
                    .requestHandler(Backend::answer)
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            return Map.of(
                    "terrace.console.services.ingestion",
                    "http://127.0.0.1:" + server.actualPort(),
                    "terrace.console.services.payout",
                    "http://127.0.0.1:1");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/v1/count" -> count(request);
            case "/v1/events" ->
                request.response()
                        .putHeader("content-type", "text/event-stream")
                        .setChunked(true)
                        .write("id: 1\ndata: first\n\n");
            case "/v1/made" ->
                request.response()
                        .setStatusCode(201)
                        .putHeader("location", "http://" + request.getHeader("host") + "/v1/made/1")
                        .putHeader("set-cookie", "service=secret")
                        .end();
            case "/v1/refused" ->
                request.response()
                        .setStatusCode(422)
                        .putHeader("content-type", "application/problem+json")
                        .end("{\"title\":\"no\",\"status\":422}");
            default -> request.response().end(told(request).toBuffer());
        }
    }

    private static void count(HttpServerRequest request) {
        AtomicLong bytes = new AtomicLong();
        request.handler(buffer -> bytes.addAndGet(buffer.length()));
        request.endHandler(end -> request.response()
                .end(new JsonObject().put("bytes", bytes.get()).toBuffer()));
    }

    private static JsonObject told(HttpServerRequest request) {
        JsonObject headers = new JsonObject();
        request.headers()
                .forEach(header -> headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue()));
        return new JsonObject().put("uri", request.uri()).put("headers", headers);
    }

    @Override
    public void stop() {
        if (vertx != null) {
            vertx.close();
        }
    }
}
