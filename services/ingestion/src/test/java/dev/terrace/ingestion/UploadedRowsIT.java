package dev.terrace.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.ingestion.Web.Answer;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a body may be written in, and what becomes of its rows. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class UploadedRowsIT {

    private final Web acme = Web.client("acme");
    private String project = "";

    @BeforeEach
    void project() {
        project = acme.project(Web.terms("Cats", 50));
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
        Datasets.awaitState(acme, answer.text("dataset"), "working");
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
                        BodyPublishers.ofByteArray(Web.gzip(Datasets.rows(0, 10).getBytes(UTF_8))),
                        "Content-Type",
                        Web.NDJSON,
                        "Content-Encoding",
                        "gzip",
                        "Idempotency-Key",
                        key)
                .expect(201);
        assertThat(acme.upload(project, Web.NDJSON, key, Datasets.rows(0, 10))
                        .expect(201)
                        .json())
                .isEqualTo(packed.json());
        byte[] half = java.util.Arrays.copyOf(Web.gzip(Datasets.rows(0, 1000).getBytes(UTF_8)), 500);
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
        String body = Datasets.row(0) + "nonsense\n" + Datasets.row(1) + Datasets.row(0)
                + "{\"id\":\"z\",\"media\":\"m\",\"state\":\"done\"}\n";
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
    void aCharsetThatIsNotSaidIsToldAndTheSameKeyIsGoodForTheRightOne() {
        String key = Web.key();
        byte[] gbk = "id,text\n1,中\n2,女\n3,猫\n4,一\n".getBytes(Charset.forName("GB18030"));
        assertThat(post(key, "text/csv", gbk).problem(422, "charset-unknown").text("detail"))
                .contains("GB18030");
        post(key, "text/csv; charset=koi8-r", gbk).problem(415, "unsupported-media-type");
        Answer answer = post(key, "text/csv; charset=gb18030", gbk).expect(201);
        assertThat(answer.json().path("items").asInt()).isEqualTo(4);
        Datasets.awaitState(acme, answer.text("dataset"), "working");
        assertThat(acme.get("/v1/units/" + answer.text("dataset") + ".0.1")
                        .json()
                        .at("/item/content/text")
                        .asText())
                .isEqualTo("女");
    }

    private Answer post(String key, String type, byte[] body) {
        return acme.post(
                "/v1/projects/" + project + "/datasets",
                HttpRequest.BodyPublishers.ofByteArray(body),
                "Content-Type",
                type,
                "Idempotency-Key",
                key);
    }
}
