package dev.terrace.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
        Answer first =
                acme.upload(project, Web.NDJSON, key, Datasets.rows(0, 120)).expect(201);
        assertThat(first.hit()).isFalse();
        assertThat(first.text("dataset")).matches("d-[a-z2-7]{12}");
        assertThat(first.json().path("items").asInt()).isEqualTo(120);
        assertThat(first.json().path("refused").asInt()).isZero();
        assertThat(first.text("state")).isEqualTo("received");
        assertThat(first.text("sha256"))
                .isEqualTo(Ids.sha256(Datasets.rows(0, 120).getBytes(UTF_8)));

        Datasets.awaitState(acme, first.text("dataset"), "working");
        Answer again =
                acme.upload(project, Web.NDJSON, key, Datasets.rows(0, 120)).expect(201);
        assertThat(again.hit()).isTrue();
        assertThat(again.json()).isEqualTo(first.json());
        acme.upload(project, Web.NDJSON, key, Datasets.rows(0, 121)).problem(422, "key-reused");

        JsonNode dataset = acme.get("/v1/datasets/" + first.text("dataset")).json();
        assertThat(dataset.at("/progress/units").asInt()).isEqualTo(120);
        assertThat(dataset.at("/progress/open").asInt()).isEqualTo(120);
    }

    @Test
    void aCutConnectionLeavesNothingThatARepeatDoesNotMend() throws IOException {
        String key = Web.key();
        String dataset = Ids.dataset("acme", project, key);
        byte[] body = Datasets.rows(0, 5000).getBytes(UTF_8);
        cut(key, body, "Content-Length: " + body.length + "\r\n", body.length / 2);
        Datasets.awaitState(acme, dataset, "receiving");

        Answer answer =
                acme.upload(project, Web.NDJSON, key, new String(body, UTF_8)).expect(201);
        assertThat(answer.hit()).isFalse();
        assertThat(answer.json().path("items").asInt()).isEqualTo(5000);
        Datasets.awaitState(acme, dataset, "working");
        JsonNode shown = acme.get("/v1/datasets/" + dataset).json();
        assertThat(shown.at("/progress/units").asInt()).isEqualTo(5000);
        acme.get("/v1/units/" + dataset + ".99.49").expect(200);
        acme.get("/v1/units/" + dataset + ".100.0").problem(404, "no-such-unit");
    }

    @Test
    void anotherBodyMayFollowACutOne() throws IOException {
        String key = Web.key();
        byte[] body = Datasets.rows(0, 3000).getBytes(UTF_8);
        cut(key, body, "Content-Length: " + body.length + "\r\n", body.length - 10);
        Datasets.awaitState(acme, Ids.dataset("acme", project, key), "receiving");
        assertThat(acme.upload(project, Web.NDJSON, key, Datasets.rows(7, 8))
                        .expect(201)
                        .json()
                        .path("items")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void anUploadThatIsWithdrawnIsStopped() throws Exception {
        String key = Web.key();
        String dataset = Ids.dataset("acme", project, key);
        byte[] body = Datasets.rows(0, 2000).getBytes(UTF_8);
        try (Socket slow = open(key, "Content-Length: " + body.length + "\r\n")) {
            slow.getOutputStream().write(body, 0, body.length - 1);
            slow.getOutputStream().flush();
            Datasets.awaitState(acme, dataset, "receiving");
            Datasets.withdraw(acme, dataset, "{\"items\":[\"item-1\"]}").problem(409, "not-arrived");
            Datasets.withdraw(acme, dataset, "{\"all\":true}").expect(202);
            slow.getOutputStream().write(body, body.length - 1, 1);
            slow.getOutputStream().flush();
            assertThat(statusLine(slow)).contains("409");
        }
        acme.upload(project, Web.NDJSON, key, Datasets.rows(0, 1)).problem(409, "stopped");
        assertThat(acme.get("/v1/datasets/" + dataset).text("state")).isEqualTo("stopped");
    }

    @Test
    void whoIsOvertakenIsToldSo() throws Exception {
        String key = Web.key();
        byte[] body = Datasets.rows(0, 2000).getBytes(UTF_8);
        try (Socket slow = open(key, "Content-Length: " + body.length + "\r\n")) {
            slow.getOutputStream().write(body, 0, body.length - 1);
            slow.getOutputStream().flush();
            Datasets.awaitState(acme, Ids.dataset("acme", project, key), "receiving");
            acme.upload(project, Web.NDJSON, key, Datasets.rows(0, 1)).expect(201);
            slow.getOutputStream().write(body, body.length - 1, 1);
            slow.getOutputStream().flush();
            assertThat(statusLine(slow)).contains("409");
        }
        assertThat(acme.upload(project, Web.NDJSON, key, Datasets.rows(0, 1))
                        .expect(201)
                        .hit())
                .isTrue();
    }

    @Test
    void theSameFileUnderANewKeyIsToldOrRefused() {
        String first = acme.upload(project, Web.NDJSON, Web.key(), Datasets.rows(0, 3))
                .expect(201)
                .text("dataset");
        Answer second =
                acme.upload(project, Web.NDJSON, Web.key(), Datasets.rows(0, 3)).expect(201);
        assertThat(second.text("sameAs")).isEqualTo(first);
        String strict = acme.project(Web.terms("Once", 10).replaceFirst("\\{", "{\"repeats\": \"refuse\","));
        acme.upload(strict, Web.NDJSON, Web.key(), Datasets.rows(0, 3)).expect(201);
        String key = Web.key();
        acme.upload(strict, Web.NDJSON, key, Datasets.rows(0, 3)).problem(422, "file-repeated");
        acme.upload(strict, Web.NDJSON, key, Datasets.rows(0, 4)).expect(201);
    }

    @Test
    void aRetryNamesTheVersionOfItsFirstTry() {
        String key = Web.key();
        acme.upload(project, Web.NDJSON, key, Datasets.row(1)).expect(201);
        String two = Web.terms("", 10).replace("\"name\": \"\",", "");
        acme.post(
                        "/v1/projects/" + project + "/versions",
                        two,
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        Web.key())
                .expect(201);
        assertThat(acme.upload(project, Web.NDJSON, key, Datasets.row(1))
                        .expect(201)
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        acme.post(
                        "/v1/projects/" + project + "/datasets?version=2",
                        Datasets.row(1),
                        "Content-Type",
                        Web.NDJSON,
                        "Idempotency-Key",
                        key)
                .problem(422, "key-reused");
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
        assertThat(acme.upload(project, Web.NDJSON, Web.key(), Datasets.row(1))
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        Answer old = acme.post(
                        "/v1/projects/" + project + "/datasets?version=1",
                        Datasets.row(1),
                        "Content-Type",
                        Web.NDJSON,
                        "Idempotency-Key",
                        Web.key())
                .expect(201);
        assertThat(old.json().path("version").asInt()).isEqualTo(1);
        acme.post(
                        "/v1/projects/" + project + "/datasets?version=3",
                        Datasets.row(1),
                        "Content-Type",
                        Web.NDJSON,
                        "Idempotency-Key",
                        Web.key())
                .problem(404, "no-such-version");
    }

    @Test
    void badUploadsSayWhatToDo() {
        acme.upload(project, "text/plain", Web.key(), Datasets.row(1)).problem(415, "unsupported-media-type");
        acme.post("/v1/projects/" + project + "/datasets", Datasets.row(1), "Content-Type", Web.NDJSON)
                .problem(400, "key-missing");
        Web.client("bell")
                .upload(project, Web.NDJSON, Web.key(), Datasets.row(1))
                .problem(404, "no-such-project");
        Web.role("operator")
                .upload(project, Web.NDJSON, Web.key(), Datasets.row(1))
                .problem(403, "forbidden");
        Web.nobody().upload(project, Web.NDJSON, Web.key(), Datasets.row(1)).problem(401, "unauthenticated");
    }

    @Test
    void aClientSeesOnlyItsOwnDatasets() {
        String dataset = acme.upload(project, Web.NDJSON, Web.key(), Datasets.row(1))
                .expect(201)
                .text("dataset");
        Datasets.awaitState(acme, dataset, "working");
        Web bell = Web.client("bell");
        for (String path : new String[] {"", "/refusals", "/resolutions", "/withdrawals"}) {
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
}
