package dev.terrace.tools.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** One call being put together; {@link #send} sends it. */
public final class Call {
    private static final String JSON = "application/json";
    public static final String NDJSON = "application/x-ndjson";

    private final Api api;
    private final URI server;
    private final String method;
    private final String path;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte[] body = {};

    Call(Api api, URI server, String method, String path) {
        this.api = api;
        this.server = server;
        this.method = method;
        this.path = path;
    }

    /** One id as a segment of a path. */
    public static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public Call header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Call key(String idempotencyKey) {
        return header("Idempotency-Key", idempotencyKey);
    }

    /** A key that nobody has used before. */
    public Call newKey() {
        return key(UUID.randomUUID().toString());
    }

    public Call json(Object value) {
        return body(JSON, Json.of(value).toString());
    }

    public Call ndjson(Iterable<?> rows) {
        return body(NDJSON, Json.lines(rows));
    }

    public Call body(String contentType, String text) {
        return body(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    public Call body(String contentType, byte[] bytes) {
        body = bytes;
        return header("Content-Type", contentType);
    }

    /** The body so far, compressed. */
    public Call gzip() {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        body = packed.toByteArray();
        return header("Content-Encoding", "gzip");
    }

    public Call accept(String contentType) {
        return header("Accept", contentType);
    }

    /** The body of the answer as it comes; it is asked once, and only success has one. */
    public InputStream stream() {
        return api.stream(this);
    }

    public Answer send() {
        return api.send(this);
    }

    String name() {
        return method + " " + uri();
    }

    String method() {
        return method;
    }

    URI uri() {
        return server.resolve(path);
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }
}
