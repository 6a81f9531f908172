package dev.terrace.tools.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * One caller of the four services: a call that a dropped line or a busy server lost is repeated as it was, with the same
 * key, until it is answered or {@code patience} is over. Build a call with {@link #get}, {@link #post} or {@link #put}.
 */
public final class Api {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Place place;
    private final Supplier<String> token;
    private final Line line;
    private final Duration patience;
    private final String trace;

    private Api(Place place, Supplier<String> token, Line line, Duration patience, String trace) {
        this.place = place;
        this.token = token;
        this.line = line;
        this.patience = patience;
        this.trace = trace;
    }

    /** A caller who shows this token; it is asked for anew for every call, so that it can be fresh. */
    public static Api of(Place place, Supplier<String> token) {
        return new Api(place, token, Line.steady(), PATIENCE, "");
    }

    /** The same caller over another line. */
    public Api over(Line other) {
        return new Api(place, token, other, patience, trace);
    }

    /** The same caller, who gives up after this long; zero asks once. */
    public Api patient(Duration other) {
        return new Api(place, token, line, other, trace);
    }

    /** The same caller, whose calls belong to this trace: 32 hex digits. */
    public Api within(String other) {
        return new Api(place, token, line, patience, other);
    }

    public Call get(Service service, String path) {
        return new Call(this, place.uri(service), "GET", path);
    }

    public Call post(Service service, String path) {
        return new Call(this, place.uri(service), "POST", path);
    }

    public Call put(Service service, String path) {
        return new Call(this, place.uri(service), "PUT", path);
    }

    public Call patch(Service service, String path) {
        return new Call(this, place.uri(service), "PATCH", path);
    }

    public Call delete(Service service, String path) {
        return new Call(this, place.uri(service), "DELETE", path);
    }

    Answer send(Call call) {
        long giveUp = System.nanoTime() + patience.toNanos();
        for (int tries = 1; ; tries++) {
            long waitMillis = Math.min(2_000L, 25L << Math.min(tries, 7));
            try {
                HttpResponse<byte[]> response = once(call);
                boolean busy = response.statusCode() == 429 || response.statusCode() == 503;
                if (!busy || System.nanoTime() >= giveUp) {
                    return new Answer(call.name(), response.statusCode(), response.headers(), response.body(), tries);
                }
                waitMillis = response.headers().firstValueAsLong("Retry-After").stream()
                        .map(seconds -> Math.min(seconds * 1_000, 5_000))
                        .findFirst()
                        .orElse(waitMillis);
            } catch (IOException e) {
                if (System.nanoTime() >= giveUp) {
                    throw new Unreachable(call.name() + " got no answer in " + patience.toSeconds() + " s", e);
                }
            }
            Pause.of(Duration.ofMillis(ThreadLocalRandom.current().nextLong(waitMillis / 2, waitMillis + 1)));
        }
    }

    /** The body of the answer as it comes; asks once. @throws Unreachable if it is none of success */
    InputStream stream(Call call) {
        try {
            HttpResponse<InputStream> response =
                    HTTP.send(request(call, whole(call.body())), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new Unreachable(call.name() + " answered " + response.statusCode(), new IOException());
            }
            return response.body();
        } catch (IOException e) {
            throw new Unreachable(call.name() + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted", e);
        }
    }

    private HttpResponse<byte[]> once(Call call) throws IOException {
        Line.Drop drop = line.next();
        HttpRequest request =
                request(call, drop == Line.Drop.BEFORE_ARRIVAL ? broken(call.body()) : whole(call.body()));
        try {
            HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
            if (drop != Line.Drop.NEVER) {
                throw new IOException("the line dropped");
            }
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted", e);
        }
    }

    private HttpRequest request(Call call, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).timeout(Duration.ofSeconds(60));
        call.headers().forEach(request::header);
        String bearer = token.get();
        if (!trace.isEmpty()) {
            request.header("traceparent", "00-" + trace + "-00f067aa0ba902b7-00");
        }
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return request.method(call.method(), body).build();
    }

    private static BodyPublisher whole(byte[] body) {
        return body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    }

    /** Half the body, then nothing: the server sees a connection that was cut. */
    private static BodyPublisher broken(byte[] body) {
        InputStream half = new ByteArrayInputStream(Arrays.copyOf(body, body.length / 2));
        InputStream cut = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line dropped");
            }
        };
        BodyPublisher stream = BodyPublishers.ofInputStream(() -> new SequenceInputStream(half, cut));
        return BodyPublishers.fromPublisher(stream, Math.max(1, body.length));
    }

    /** No answer came, however often it was asked. */
    public static final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
