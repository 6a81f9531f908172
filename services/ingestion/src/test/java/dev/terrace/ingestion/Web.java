package dev.terrace.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.stack.Tokens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.ConfigProvider;

/** One caller of the service under test. */
public final class Web {

    public static final ObjectMapper JSON = new ObjectMapper();
    public static final String NDJSON = "application/x-ndjson";
    public static final String CSV = "text/csv";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Supplier<String> token;

    private Web(Supplier<String> token) {
        this.token = token;
    }

    public static Web client(String client) {
        return new Web(() -> Tokens.local().client(client));
    }

    public static Web role(String role) {
        return new Web(() -> Tokens.local().role(role, role + "-1"));
    }

    public static Web nobody() {
        return new Web(() -> "");
    }

    /** What came back. */
    public record Answer(int status, JsonNode json, HttpResponse<byte[]> response) {

        public Answer expect(int expected) {
            assertThat(status).as(() -> json.toString()).isEqualTo(expected);
            return this;
        }

        /** Expects a problem of this code with a detail that says so. */
        public Answer problem(int expected, String code) {
            expect(expected);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(json.path("type").asText()).isEqualTo("urn:terrace:problem:" + code);
            assertThat(json.path("detail").asText()).isNotBlank();
            return this;
        }

        public String text(String field) {
            return json.path(field).asText();
        }

        public boolean hit() {
            return response.headers().firstValue("Idempotency-Hit").equals(java.util.Optional.of("true"));
        }

        public String body() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Answer post(String path, String body, String... headers) {
        return post(path, BodyPublishers.ofString(body), headers);
    }

    public Answer post(String path, BodyPublisher body, String... headers) {
        return send(request(path, headers).POST(body));
    }

    public Answer patch(String path, String body, String... headers) {
        return send(request(path, headers).method("PATCH", BodyPublishers.ofString(body)));
    }

    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        return send(request(path, headers).method(method, body));
    }

    /** Makes a project of two classes, or of the work type whose terms are given. */
    public String project(String terms) {
        return post("/v1/projects", terms, "Content-Type", "application/json", "Idempotency-Key", key())
                .expect(201)
                .text("project");
    }

    public Answer upload(String project, String type, String key, String body) {
        return post("/v1/projects/" + project + "/datasets", body, "Content-Type", type, "Idempotency-Key", key);
    }

    /** The token that this caller shows. */
    public String bearer() {
        return token.get();
    }

    public static String key() {
        return UUID.randomUUID().toString();
    }

    public static String terms(String name, int lotUnits) {
        return """
                {"name": "%s", "workType": "classes", "schema": {"classes": ["cat", "dog"]},
                 "price": {"currency": "CNY", "labelMicros": 80000, "lateMicros": 40000},
                 "dispatch": {"lotUnits": %d}}
                """.formatted(name, lotUnits);
    }

    public static URI uri(String path) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public static byte[] gzip(byte[] bytes) {
        try {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(bytes);
            }
            return packed.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String gunzip(byte[] bytes) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        String bearer = token.get();
        return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            boolean json = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json") && !type.contains("ndjson"))
                    .isPresent();
            return new Answer(
                    response.statusCode(), json ? JSON.readTree(response.body()) : JSON.missingNode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
