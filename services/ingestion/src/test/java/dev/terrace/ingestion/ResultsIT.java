package dev.terrace.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Outcome;
import dev.terrace.shared.event.LotJudged.Resolution;
import dev.terrace.shared.event.LotJudged.Verdict;
import dev.terrace.shared.event.LotJudged.Withdrawal;
import dev.terrace.shared.event.ProjectDirected;
import dev.terrace.shared.event.ProjectVersioned;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Directive;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.TermsId;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From lots to progress and back to the client, with quality-check played by the test. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ResultsIT {

    private static Topics topics;

    private final Web acme = Web.client("acme");

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

    @Test
    void lotsAreAnnouncedOnceWithAllThatIsKnown() throws Exception {
        String project = acme.project(Web.terms("Cats", 50));
        String dataset = upload(project, 120);
        Map<String, LotCreated> lots = lots(dataset, 3);
        assertThat(lots.keySet()).containsExactlyInAnyOrder(dataset + ".0", dataset + ".1", dataset + ".2");
        assertThat(lots.get(dataset + ".2").units()).hasSize(20);
        assertThat(lots.get(dataset + ".0").terms()).isEqualTo(new TermsId(project, 1));
        var versioned = topics.read("terrace.projects", r -> r.key().equals(project + "/1"));
        Terms terms = json.readValue(versioned.value(), ProjectVersioned.class).terms();
        assertThat(terms.client()).isEqualTo("acme");
        assertThat(terms.split().lotUnits()).isEqualTo(50);
        var directed = topics.read("terrace.projects", r -> r.key().equals(project));
        assertThat(json.readValue(directed.value(), ProjectDirected.class))
                .isEqualTo(new ProjectDirected(project, "acme", 1, new Directive(5, 1, null, false)));
        assertThat(lots.get(dataset + ".1").units().getFirst())
                .isEqualTo(new LotCreated.Unit(
                        "item-50",
                        Part.WHOLE,
                        new Content.Image("https://media.example/50.jpg", null, null),
                        Web.JSON.createObjectNode().put("n", 50),
                        null,
                        5));
    }

    @Test
    void judgementsCountOnceInWhateverOrderTheyCome() throws Exception {
        String project = acme.project(Web.terms("Cats", 10));
        String dataset = upload(project, 25);
        Map<String, LotCreated> lots = lots(dataset, 3);
        List<LotJudged> judged = new ArrayList<>();
        lots.values().forEach(lot -> judged.addAll(judgements(lot)));
        for (LotJudged j : judged.reversed()) {
            publish(j);
            publish(j);
        }
        judged.forEach(this::publish);
        await().until(() -> progress(dataset).at("/resolved").asInt() == 24);
        publish(judged.getFirst());

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
        String dataset = upload(acme.project(Web.terms("Cats", 10)), 15);
        LotCreated lot = lots(dataset, 2).get(dataset + ".0");
        judgements(lot).forEach(this::publish);
        await().until(() -> progress(dataset).at("/resolved").asInt() == 9);
        String export = "/v1/datasets/" + dataset + "/resolutions";
        List<JsonNode> whole = rows(export);
        assertThat(whole).hasSize(16);
        assertThat(whole.getLast().path("open").asInt()).isEqualTo(5);
        String cursor = whole.getLast().path("cursor").asText();
        assertThat(rows(export + "?since=" + cursor)).hasSize(1);

        Verdict better = new Verdict(
                3, 1, "s-1", "c-1", "w-1", "sub", true, Outcome.REJECTED, Cause.WORKER_ERROR, 0, 1, null, null);
        publish(new LotJudged(
                lot.lot() + "/7",
                lot.lot(),
                lot.terms(),
                List.of(better),
                List.of(resolution(3, "cat")),
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
    void whatCannotBeReadIsParkedAndTheRestGoesOn() throws Exception {
        topics.send("terrace.judgements", "x", "dev.terrace.lot.judged.v1", "nonsense".getBytes(UTF_8));
        String dataset = upload(acme.project(Web.terms("Cats", 10)), 10);
        judgements(lots(dataset, 1).values().iterator().next()).forEach(this::publish);
        await().until(() -> progress(dataset).at("/resolved").asInt() == 9);
        assertThat(topics.read(
                        "terrace.judgements.dlq", record -> new String(record.value(), UTF_8).equals("nonsense")))
                .isNotNull();
    }

    /** Two judgements of a lot: half of its units each; in the first lot a unit is withdrawn. */
    private static List<LotJudged> judgements(LotCreated lot) {
        boolean first = lot.lot().endsWith(".0");
        List<LotJudged> judged = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            List<Verdict> verdicts = new ArrayList<>();
            List<Resolution> resolutions = new ArrayList<>();
            List<Withdrawal> withdrawn = new ArrayList<>();
            for (int unit = half; unit < lot.units().size(); unit += 2) {
                boolean bad = first && unit == 0;
                verdicts.add(verdict(unit, 1, bad ? Cause.BAD_MEDIA : null));
                verdicts.add(verdict(unit, 2, null));
                if (bad) {
                    withdrawn.add(new Withdrawal(unit, Cause.BAD_MEDIA));
                } else {
                    resolutions.add(resolution(unit, "dog"));
                }
            }
            judged.add(new LotJudged(
                    lot.lot() + "/" + half, lot.lot(), lot.terms(), verdicts, resolutions, withdrawn, List.of()));
        }
        return judged;
    }

    private static Verdict verdict(int unit, int attempt, Cause cause) {
        Outcome outcome = cause == null ? Outcome.ACCEPTED : Outcome.REJECTED;
        return new Verdict(unit, attempt, "s-1", "c-1", "w-" + attempt, "sub", true, outcome, cause, 1, 1, null, null);
    }

    private static Resolution resolution(int unit, String name) {
        return new Resolution(unit, Web.JSON.createObjectNode().put("class", name), 0.95, List.of(), 2, By.CONSENSUS);
    }

    private Map<String, LotCreated> lots(String dataset, int count) throws Exception {
        Map<String, LotCreated> lots = new HashMap<>();
        while (lots.size() < count) {
            var record = topics.read("terrace.lots", r -> r.key().startsWith(dataset) && !lots.containsKey(r.key()));
            lots.put(record.key(), json.readValue(record.value(), LotCreated.class));
        }
        return lots;
    }

    private void publish(LotJudged judged) {
        try {
            topics.send(
                    "terrace.judgements", judged.lot(), "dev.terrace.lot.judged.v1", json.writeValueAsBytes(judged));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
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

    private String upload(String project, int items) {
        String row = "{\"id\":\"item-%d\",\"media\":\"https://media.example/%d.jpg\",\"meta\":{\"n\":%d}}\n";
        String rows =
                IntStream.range(0, items).mapToObj(i -> row.formatted(i, i, i)).collect(Collectors.joining());
        return acme.upload(project, Web.NDJSON, Web.key(), rows).expect(201).text("dataset");
    }

    private static String item(String line) {
        try {
            return Web.JSON.readTree(line).path("item").asText();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
