package dev.terrace.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.ingestion.Web.Answer;
import dev.terrace.stack.StackResource;
import dev.terrace.stack.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class UploadIT {

    private final Web acme = Web.client("acme");
    private String project = "";

    @BeforeEach
    void project() {
        project = acme.project(Web.terms("Cats", 50));
    }

    @Test
    void ndjsonBecomesADatasetOnce() {
        String key = Web.key();
        Answer first = acme.upload(project, Web.NDJSON, key, rows(0, 120)).expect(201);
        assertThat(first.hit()).isFalse();
        assertThat(first.text("dataset")).matches("d-[a-z2-7]{12}");
        assertThat(first.json().path("items").asInt()).isEqualTo(120);
        assertThat(first.json().path("refused").asInt()).isZero();
        assertThat(first.text("state")).isEqualTo("received");
        assertThat(first.text("sha256")).isEqualTo(Ids.sha256(rows(0, 120).getBytes(UTF_8)));

        awaitSplit(first.text("dataset"));
        Answer again = acme.upload(project, Web.NDJSON, key, rows(0, 120)).expect(201);
        assertThat(again.hit()).isTrue();
        assertThat(again.json()).isEqualTo(first.json());
        acme.upload(project, Web.NDJSON, key, rows(0, 121)).problem(422, "key-reused");

        JsonNode dataset = acme.get("/v1/datasets/" + first.text("dataset")).json();
        assertThat(dataset.at("/progress/units").asInt()).isEqualTo(120);
        assertThat(dataset.at("/progress/open").asInt()).isEqualTo(120);
    }

    @Test
    void csvWithMarkQuotesAndCrLf() {
        Answer answer = acme.upload(
                        project,
                        Web.CSV + "; charset=utf-8",
                        Web.key(),
                        "\ufeffid,text\r\na,\"x, \"\"y\"\"\nz\"\r\nb,t\r\n")
                .expect(201);
        assertThat(answer.json().path("items").asInt()).isEqualTo(2);
        awaitSplit(answer.text("dataset"));
        assertThat(acme.get("/v1/units/" + answer.text("dataset") + ".0.0")
                        .expect(200)
                        .json()
                        .at("/item/content/text")
                        .asText())
                .isEqualTo("x, \"y\"\nz");
        acme.upload(project, Web.CSV, Web.key(), "name,colour\na,b\n").problem(400, "header-unreadable");
    }

    @Test
    void gzipIsTheSameBody() {
        String key = Web.key();
        Answer packed = acme.post(
                        "/v1/projects/" + project + "/datasets",
                        BodyPublishers.ofByteArray(Web.gzip(rows(0, 10).getBytes(UTF_8))),
                        "Content-Type",
                        Web.NDJSON,
                        "Content-Encoding",
                        "gzip",
                        "Idempotency-Key",
                        key)
                .expect(201);
        assertThat(acme.upload(project, Web.NDJSON, key, rows(0, 10))
                        .expect(201)
                        .json())
                .isEqualTo(packed.json());
        byte[] half = java.util.Arrays.copyOf(Web.gzip(rows(0, 1000).getBytes(UTF_8)), 500);
        acme.post(
                        "/v1/projects/" + project + "/datasets",
                        BodyPublishers.ofByteArray(half),
                        "Content-Type",
                        Web.NDJSON,
                        "Content-Encoding",
                        "gzip",
                        "Idempotency-Key",
                        Web.key())
                .problem(400, "body-broken");
        acme.post(
                        "/v1/projects/" + project + "/datasets",
                        BodyPublishers.ofString("x"),
                        "Content-Type",
                        Web.NDJSON,
                        "Content-Encoding",
                        "br",
                        "Idempotency-Key",
                        Web.key())
                .problem(415, "unsupported-encoding");
    }

    @Test
    void badRowsAreReportedAndGoodRowsStay() {
        String body = row(0) + "nonsense\n" + row(1) + row(0) + "{\"id\":\"z\",\"media\":\"m\",\"state\":\"done\"}\n";
        Answer answer = acme.upload(project, Web.NDJSON, Web.key(), body).expect(201);
        assertThat(answer.json().path("items").asInt()).isEqualTo(2);
        assertThat(answer.json().path("refused").asInt()).isEqualTo(3);
        assertThat(answer.json().path("refusals"))
                .extracting(r -> r.path("row").asInt())
                .containsExactly(2, 4, 5);
        assertThat(answer.json().at("/refusals/2/field").asText()).isEqualTo("state");
        String kept = acme.get("/v1/datasets/" + answer.text("dataset") + "/refusals")
                .expect(200)
                .body();
        assertThat(kept.lines()).hasSize(3).first().asString().contains("\"row\":2");
    }

    @Test
    void nothingGoodIsRefusedAndSaysWhereTheReportIs() {
        String key = Web.key();
        Answer first = acme.upload(project, Web.NDJSON, key, "nonsense\n").problem(422, "no-good-row");
        assertThat(acme.upload(project, Web.NDJSON, key, "nonsense\n").json()).isEqualTo(first.json());
        String dataset = Ids.dataset("acme", project, key);
        assertThat(first.text("detail")).contains("Row 1", "/v1/datasets/" + dataset + "/refusals");
        assertThat(acme.get("/v1/datasets/" + dataset).text("state")).isEqualTo("refused");
        acme.upload(project, Web.NDJSON, Web.key(), "").problem(422, "no-good-row");
        acme.upload(project, Web.CSV, Web.key(), "id,text\n").problem(422, "no-good-row");
    }

    @Test
    void aCutConnectionLeavesNothingThatARepeatDoesNotMend() throws IOException {
        String key = Web.key();
        String dataset = Ids.dataset("acme", project, key);
        byte[] body = rows(0, 5000).getBytes(UTF_8);
        cut(key, body, "Content-Length: " + body.length + "\r\n", body.length / 2);
        awaitState(dataset, "receiving");

        Answer answer =
                acme.upload(project, Web.NDJSON, key, new String(body, UTF_8)).expect(201);
        assertThat(answer.hit()).isFalse();
        assertThat(answer.json().path("items").asInt()).isEqualTo(5000);
        awaitSplit(dataset);
        JsonNode shown = acme.get("/v1/datasets/" + dataset).json();
        assertThat(shown.at("/progress/units").asInt()).isEqualTo(5000);
        acme.get("/v1/units/" + dataset + ".99.49").expect(200);
        acme.get("/v1/units/" + dataset + ".100.0").problem(404, "no-such-unit");
    }

    @Test
    void anotherBodyMayFollowACutOne() throws IOException {
        String key = Web.key();
        byte[] body = rows(0, 3000).getBytes(UTF_8);
        cut(key, body, "Content-Length: " + body.length + "\r\n", body.length - 10);
        awaitState(Ids.dataset("acme", project, key), "receiving");
        assertThat(acme.upload(project, Web.NDJSON, key, rows(7, 8))
                        .expect(201)
                        .json()
                        .path("items")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whoIsOvertakenIsToldSo() throws Exception {
        String key = Web.key();
        byte[] body = rows(0, 2000).getBytes(UTF_8);
        try (Socket slow = open(key, "Content-Length: " + body.length + "\r\n")) {
            slow.getOutputStream().write(body, 0, body.length - 1);
            slow.getOutputStream().flush();
            awaitState(Ids.dataset("acme", project, key), "receiving");
            acme.upload(project, Web.NDJSON, key, rows(0, 1)).expect(201);
            slow.getOutputStream().write(body, body.length - 1, 1);
            slow.getOutputStream().flush();
            assertThat(statusLine(slow)).contains("409");
        }
        assertThat(acme.upload(project, Web.NDJSON, key, rows(0, 1)).expect(201).hit())
                .isTrue();
    }

    @Test
    void theVersionIsPinned() {
        String two = Web.terms("", 10).replace("\"name\": \"\",", "");
        acme.post(
                        "/v1/projects/" + project + "/versions",
                        two,
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        Web.key())
                .expect(201);
        assertThat(acme.upload(project, Web.NDJSON, Web.key(), row(1))
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        Answer old = acme.post(
                        "/v1/projects/" + project + "/datasets?version=1",
                        row(1),
                        "Content-Type",
                        Web.NDJSON,
                        "Idempotency-Key",
                        Web.key())
                .expect(201);
        assertThat(old.json().path("version").asInt()).isEqualTo(1);
        acme.post(
                        "/v1/projects/" + project + "/datasets?version=3",
                        row(1),
                        "Content-Type",
                        Web.NDJSON,
                        "Idempotency-Key",
                        Web.key())
                .problem(404, "no-such-version");
    }

    @Test
    void badUploadsSayWhatToDo() {
        acme.upload(project, "application/json", Web.key(), row(1)).problem(415, "unsupported-media-type");
        acme.post("/v1/projects/" + project + "/datasets", row(1), "Content-Type", Web.NDJSON)
                .problem(400, "key-missing");
        Web.client("bell").upload(project, Web.NDJSON, Web.key(), row(1)).problem(404, "no-such-project");
        Web.role("operator").upload(project, Web.NDJSON, Web.key(), row(1)).problem(403, "forbidden");
        Web.nobody().upload(project, Web.NDJSON, Web.key(), row(1)).problem(401, "unauthenticated");
    }

    @Test
    void aClientSeesOnlyItsOwnDatasets() {
        String dataset =
                acme.upload(project, Web.NDJSON, Web.key(), row(1)).expect(201).text("dataset");
        awaitSplit(dataset);
        Web bell = Web.client("bell");
        for (String path : new String[] {"", "/refusals", "/resolutions"}) {
            bell.get("/v1/datasets/" + dataset + path).problem(404, "no-such-dataset");
            Web.role("auditor").get("/v1/datasets/" + dataset + path).expect(200);
            Web.role("reviewer").get("/v1/datasets/" + dataset + path).problem(403, "forbidden");
            Web.nobody().get("/v1/datasets/" + dataset + path).problem(401, "unauthenticated");
        }
        bell.get("/v1/units/" + dataset + ".0.0").problem(404, "no-such-dataset");
        acme.get("/v1/units/nonsense").problem(404, "no-such-unit");
        acme.get("/v1/units/" + dataset + ".0.1").problem(404, "no-such-unit");
        assertThat(acme.get("/v1/datasets?project=" + project).json().path("datasets"))
                .extracting(d -> d.path("dataset").asText())
                .containsExactly(dataset);
        assertThat(bell.get("/v1/datasets?project=" + project).json().path("datasets"))
                .isEmpty();
    }

    private void awaitSplit(String dataset) {
        awaitState(dataset, "working");
    }

    private void awaitState(String dataset, String state) {
        await().until(() -> acme.get("/v1/datasets/" + dataset).text("state").equals(state));
    }

    /** Sends part of a body and hangs up. */
    private void cut(String key, byte[] body, String length, int bytes) throws IOException {
        try (Socket socket = open(key, length)) {
            OutputStream out = socket.getOutputStream();
            if (length.startsWith("Transfer")) {
                out.write((Integer.toHexString(body.length) + "\r\n").getBytes(UTF_8));
            }
            out.write(body, 0, bytes);
            out.flush();
        }
    }

    private Socket open(String key, String length) throws IOException {
        Socket socket = new Socket("127.0.0.1", Web.uri("/").getPort());
        socket.getOutputStream()
                .write(("POST /v1/projects/" + project + "/datasets HTTP/1.1\r\nHost: localhost\r\n"
                                + "Authorization: Bearer " + Tokens.local().client("acme") + "\r\n"
                                + "Content-Type: application/x-ndjson\r\nIdempotency-Key: " + key + "\r\n" + length
                                + "\r\n")
                        .getBytes(UTF_8));
        return socket;
    }

    private static String statusLine(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private static String rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(UploadIT::row).collect(Collectors.joining());
    }

    private static String row(int i) {
        return "{\"id\":\"item-" + i + "\",\"media\":\"https://media.example/" + i
                + ".jpg\",\"width\":640,\"height\":480}\n";
    }
}
