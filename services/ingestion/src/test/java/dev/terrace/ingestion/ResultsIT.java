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
import dev.terrace.shared.event.LotJudged.Resolution;
import dev.terrace.shared.event.LotJudged.Verdict;
import dev.terrace.shared.event.LotJudged.Withdrawal;
import dev.terrace.shared.work.Label;
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
        assertThat(lots.get(dataset + ".0").terms().project()).isEqualTo(project);
        assertThat(lots.get(dataset + ".0").terms().client()).isEqualTo("acme");
        assertThat(lots.get(dataset + ".1").units().getFirst())
                .isEqualTo(new LotCreated.Unit("item-50", "https://media.example/50.jpg", null, null, null, 5));
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
                        {"units":25,"resolved":24,"withdrawn":1,"open":0,"accepted":49,"rejected":1,"costMicros":3920000}
                        """));
        assertThat(acme.get("/v1/datasets/" + dataset).text("state")).isEqualTo("done");
        assertThat(acme.get("/v1/datasets?project=" + project).json().at("/datasets/0/progress"))
                .isEqualTo(progress);

        List<String> lines = acme.get("/v1/datasets/" + dataset + "/resolutions")
                .expect(200)
                .body()
                .lines()
                .toList();
        assertThat(lines).hasSize(24);
        assertThat(Web.JSON.readTree(lines.getFirst())).isEqualTo(Web.JSON.readTree("""
                        {"unit":"%s.0.1","item":"item-1","label":{"class":"dog"},"confidence":0.95,"by":"consensus"}
                        """.formatted(dataset)));
        assertThat(lines.stream().map(ResultsIT::item))
                .containsExactlyElementsOf(
                        IntStream.range(1, 25).mapToObj(i -> "item-" + i).toList());

        var packed = acme.get("/v1/datasets/" + dataset + "/resolutions", "Accept-Encoding", "gzip")
                .response();
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(Web.gunzip(packed.body()).lines()).isEqualTo(lines).hasSize(24);

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
                    resolutions.add(new Resolution(unit, new Label.ClassLabel("dog"), 0.95, By.CONSENSUS));
                }
            }
            judged.add(new LotJudged(
                    lot.lot() + "/" + half, lot.lot(), lot.terms(), verdicts, resolutions, withdrawn, List.of()));
        }
        return judged;
    }

    private static Verdict verdict(int unit, int attempt, Cause cause) {
        return new Verdict(unit, attempt, "s-1", "c-1", "w-" + attempt, "sub", true, cause == null, cause, null);
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

    private String upload(String project, int items) {
        String rows = IntStream.range(0, items)
                .mapToObj(i -> "{\"id\":\"item-%d\",\"media\":\"https://media.example/%d.jpg\"}\n".formatted(i, i))
                .collect(Collectors.joining());
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
