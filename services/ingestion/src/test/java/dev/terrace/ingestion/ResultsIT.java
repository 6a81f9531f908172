package dev.terrace.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Outcome;
import dev.terrace.shared.event.LotJudged.Verdict;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From judgements to progress and back to the client, with quality-check played by the test. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ResultsIT {

    private static Topics topics;

    private final Web acme = Web.client("acme");
    private Judging judging;

    @Inject
    ObjectMapper json;

    @BeforeAll
    static void open() {
        topics = new Topics();
    }

    @AfterAll
    static void close() {
        topics.close();
    }

    @BeforeEach
    void judging() {
        judging = new Judging(topics, json);
    }

    @Test
    void judgementsCountOnceInWhateverOrderTheyCome() throws Exception {
        String project = acme.project(Web.terms("Cats", 10));
        String dataset = Datasets.images(acme, project, 25);
        Map<String, LotCreated> lots = judging.lots(dataset, 3);
        List<LotJudged> judged = new ArrayList<>();
        lots.values().forEach(lot -> judged.addAll(Judging.judgements(lot)));
        for (LotJudged j : judged.reversed()) {
            judging.publish(j);
            judging.publish(j);
        }
        judged.forEach(judging::publish);
        await().until(() -> progress(dataset).at("/resolved").asInt() == 24);
        judging.publish(judged.getFirst());

        JsonNode progress = progress(dataset);
        assertThat(progress).isEqualTo(Web.JSON.readTree("""
                        {"items":25,"units":25,"resolved":24,"empty":0,"withdrawn":1,"open":0,
                         "accepted":49,"partlyAccepted":0,"rejected":1,"costMicros":4000000}
                        """));
        assertThat(acme.get("/v1/datasets/" + dataset).text("state")).isEqualTo("done");
        assertThat(acme.get("/v1/datasets?project=" + project).json().at("/datasets/0/progress"))
                .isEqualTo(progress);

        List<String> lines = acme.get("/v1/datasets/" + dataset + "/resolutions")
                .expect(200)
                .body()
                .lines()
                .toList();
        assertThat(lines).hasSize(26);
        assertThat(Web.JSON.readTree(lines.get(0))).isEqualTo(Web.JSON.readTree("""
                        {"unit":"%s.0.0","item":"item-0","state":"withdrawn","cause":"bad-media","meta":{"n":0}}
                        """.formatted(dataset)));
        assertThat(Web.JSON.readTree(lines.get(1))).isEqualTo(Web.JSON.readTree("""
                        {"unit":"%s.0.1","item":"item-1","state":"resolved","label":{"class":"dog"},"confidence":0.95,
                         "labels":2,"by":"consensus","meta":{"n":1}}
                        """.formatted(dataset)));
        assertThat(lines.subList(0, 25).stream().map(ResultsIT::item))
                .containsExactlyElementsOf(
                        IntStream.range(0, 25).mapToObj(i -> "item-" + i).toList());
        JsonNode total = Web.JSON.readTree(lines.getLast());
        assertThat(total.path("items").asInt()).isEqualTo(25);
        assertThat(total.path("resolved").asInt()).isEqualTo(24);
        assertThat(total.path("withdrawn").asInt()).isEqualTo(1);
        assertThat(total.path("open").asInt()).isZero();
        assertThat(acme.get("/v1/datasets/" + dataset).text("completedAt")).isNotEmpty();

        var packed = acme.get("/v1/datasets/" + dataset + "/resolutions", "Accept-Encoding", "gzip")
                .response();
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(Web.gunzip(packed.body()).lines()).isEqualTo(lines).hasSize(26);

        JsonNode unit = acme.get("/v1/units/" + dataset + ".1.3").expect(200).json();
        assertThat(unit.at("/item/id").asText()).isEqualTo("item-13");
        assertThat(unit.at("/resolution/label/class").asText()).isEqualTo("dog");
        assertThat(acme.get("/v1/units/" + dataset + ".0.0")
                        .json()
                        .path("withdrawn")
                        .asText())
                .isEqualTo("bad-media");
    }

    @Test
    void aLaterExportHasWhatHasChangedAndACorrectionCountsInPlaceOfWhatItCorrects() throws Exception {
        String dataset = Datasets.images(acme, acme.project(Web.terms("Cats", 10)), 15);
        LotCreated lot = judging.lots(dataset, 2).get(dataset + ".0");
        Judging.judgements(lot).forEach(judging::publish);
        await().until(() -> progress(dataset).at("/resolved").asInt() == 9);
        String export = "/v1/datasets/" + dataset + "/resolutions";
        List<JsonNode> whole = rows(export);
        assertThat(whole).hasSize(16);
        assertThat(whole.getLast().path("open").asInt()).isEqualTo(5);
        String cursor = whole.getLast().path("cursor").asText();
        assertThat(rows(export + "?since=" + cursor)).hasSize(1);

        Verdict better = new Verdict(
                3, 1, "s-1", "c-1", "w-1", "sub", true, Outcome.REJECTED, Cause.WORKER_ERROR, 0, 1, null, null);
        judging.publish(new LotJudged(
                lot.lot() + "/7",
                lot.lot(),
                lot.terms(),
                List.of(better),
                List.of(Judging.resolution(3, "cat")),
                List.of(),
                List.of()));
        await().until(() -> progress(dataset).at("/rejected").asInt() == 2);
        assertThat(progress(dataset).at("/costMicros").asLong()).isEqualTo(19 * 80_000);
        assertThat(progress(dataset).at("/resolved").asInt()).isEqualTo(9);
        List<JsonNode> changed = rows(export + "?since=" + cursor);
        assertThat(changed).hasSize(2);
        assertThat(changed.getFirst().path("item").asText()).isEqualTo("item-3");
        assertThat(changed.getFirst().at("/label/class").asText()).isEqualTo("cat");
        assertThat(rows(export + "?since=" + changed.getLast().path("cursor").asText()))
                .hasSize(1);
        assertThat(rows(export + "?state=withdrawn")).hasSize(2);

        acme.get(export + "?since=d-aaaaaaaaaaaa.1").problem(400, "bad-parameter");
        acme.get(export + "?since=" + dataset + ".99").problem(400, "bad-parameter");
        acme.get(export + "?since=x").problem(400, "bad-parameter");
        acme.get(export + "?state=lost").problem(400, "bad-parameter");
    }

    @Test
    void itemsAreLookedAtInPagesAndFiltered() throws Exception {
        String dataset = Datasets.images(acme, acme.project(Web.terms("Cats", 10)), 25);
        judging.lots(dataset, 3).values().forEach(lot -> Judging.judgements(lot).forEach(judging::publish));
        await().until(() -> acme.get("/v1/datasets/" + dataset).text("state").equals("done"));
        String path = "/v1/datasets/" + dataset + "/items";
        List<String> seen = new ArrayList<>();
        JsonNode page = acme.get(path + "?limit=7").expect(200).json();
        while (true) {
            page.path("items").forEach(item -> seen.add(item.at("/result/item").asText()));
            if (!page.has("next")) {
                break;
            }
            page = acme.get(path + "?limit=7&cursor=" + page.path("next").asText())
                    .expect(200)
                    .json();
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        IntStream.range(0, 25).mapToObj(i -> "item-" + i).toList());
        assertThat(acme.get(path + "?state=withdrawn").json().path("items")).hasSize(1);
        assertThat(acme.get(path + "?class=dog&minConfidence=0.95").json().path("items"))
                .hasSize(24);
        assertThat(acme.get(path + "?class=cat").json().path("items")).isEmpty();
        assertThat(acme.get(path + "?maxConfidence=0.9").json().path("items")).isEmpty();
        acme.get(path + "?minConfidence=2").problem(400, "bad-parameter");
        acme.get(path + "?cursor=x").problem(400, "bad-parameter");
        Web.client("bell").get(path).problem(404, "no-such-dataset");
    }

    @Test
    void whatCannotBeReadIsParkedAndTheRestGoesOn() throws Exception {
        topics.send("terrace.judgements", "x", "dev.terrace.lot.judged.v1", "nonsense".getBytes(UTF_8));
        String dataset = Datasets.images(acme, acme.project(Web.terms("Cats", 10)), 10);
        Judging.judgements(judging.lots(dataset, 1).values().iterator().next()).forEach(judging::publish);
        await().until(() -> progress(dataset).at("/resolved").asInt() == 9);
        assertThat(topics.read(
                        "terrace.judgements.dlq", record -> new String(record.value(), UTF_8).equals("nonsense")))
                .isNotNull();
    }

    private JsonNode progress(String dataset) {
        return acme.get("/v1/datasets/" + dataset).expect(200).json().path("progress");
    }

    private List<JsonNode> rows(String path) throws Exception {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : acme.get(path).expect(200).body().lines().toList()) {
            rows.add(Web.JSON.readTree(line));
        }
        return rows;
    }

    private static String item(String line) {
        try {
            return Web.JSON.readTree(line).path("item").asText();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
