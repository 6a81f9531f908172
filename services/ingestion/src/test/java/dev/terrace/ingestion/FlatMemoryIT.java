package dev.terrace.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The packaged service in a small heap: a body many times as large goes through it. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class FlatMemoryIT {

    private static final int HEAP_MB = 96;
    private static final int ROWS = 300_000;
    private static final String FILLER = "x".repeat(700);

    @Test
    void twoHundredMegabytesGoThroughASmallHeap() throws Exception {
        int port = freePort();
        Process service = start(port);
        try {
            String api = "http://127.0.0.1:" + port;
            await().atMost(Duration.ofSeconds(60)).until(() -> answers(api + "/q/health/live"));
            Web acme = Web.client("acme");
            String project = acme.project(Web.terms("Large", 50));
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(api + "/v1/projects/" + project + "/datasets"))
                                    .header("Authorization", "Bearer " + acme.bearer())
                                    .header("Idempotency-Key", Web.key())
                                    .header("Content-Type", Web.NDJSON)
                                    .POST(BodyPublishers.ofInputStream(Manifest::new))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(Web.JSON.readTree(answer.body()).path("items").asInt()).isEqualTo(ROWS);
            String dataset = Web.JSON.readTree(answer.body()).path("dataset").asText();
            await().atMost(Duration.ofMinutes(3))
                    .until(() ->
                            acme.get("/v1/datasets/" + dataset).text("state").equals("working"));
            assertThat(service.isAlive()).isTrue();
        } finally {
            service.destroyForcibly();
        }
    }

    private static Process start(int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MB + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+HeapDumpOnOutOfMemoryError",
                "-XX:HeapDumpPath=target/",
                "-jar",
                "target/quarkus-app/quarkus-run.jar");
        Map<String, String> environment = builder.environment();
        environment.put("QUARKUS_PROFILE", "local");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("MP_MESSAGING_INCOMING_JUDGEMENTS_GROUP_ID", "flat-memory");
        for (String name : new String[] {
            "kafka.bootstrap.servers", "quarkus.mongodb.connection-string", "mp.jwt.verify.publickey.location"
        }) {
            environment.put(
                    name.replaceAll("[^a-z]", "_").toUpperCase(java.util.Locale.ROOT),
                    ConfigProvider.getConfig().getValue(name, String.class));
        }
        return builder.redirectErrorStream(true)
                .redirectOutput(Path.of("target", "flat-memory.log").toFile())
                .start();
    }

    private static boolean answers(String uri) throws IOException, InterruptedException {
        try {
            return HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (ConnectException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** So many rows of about 750 bytes, made as they are read. */
    private static final class Manifest extends InputStream {
        private int next;
        private byte[] row = new byte[0];
        private int at;

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (at == row.length) {
                if (next == ROWS) {
                    return -1;
                }
                row = "{\"id\":\"item-%d\",\"text\":\"%s\"}\n"
                        .formatted(next++, FILLER)
                        .getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            int some = Math.min(length, row.length - at);
            System.arraycopy(row, at, buffer, offset, some);
            at += some;
            return some;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }
    }
}
