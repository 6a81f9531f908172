package dev.terrace.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.ingestion.Web.Answer;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Labels for datasets that are here already: who is told of them, and what is told of those that cannot be used. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class LabelImportIT {
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

    private String images(int items) {
        String dataset = Datasets.images(acme, acme.project(Web.terms("Cats", 50)), items);
        Datasets.awaitState(acme, dataset, "working");
        return dataset;
    }

    private Answer send(String dataset, String use, String type, String key, byte[] body) {
        return acme.post(
                "/v1/datasets/" + dataset + "/labels?use=" + use,
                BodyPublishers.ofByteArray(body),
                "Content-Type",
                type,
                "Idempotency-Key",
                key);
    }

    private Answer rows(String dataset, String use, String key, String rows) {
        return send(dataset, use, Web.NDJSON, key, rows.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static JsonNode read(String topic, String id) throws Exception {
        return Web.JSON.readTree(
                topics.read(topic, record -> id.equals(id(record))).value());
    }

    private static String id(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("ce_id").value(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void goldGoesToQualityCheckAloneAndStays() throws Exception {
        String dataset = images(3);
        String key = Web.key();
        String gold = """
                {"item": "item-0", "label": {"class": "cat"}}
                {"item": "item-1", "label": {"class": "bird"}}
                {"item": "item-9", "label": {"class": "cat"}}
                {"item": "item-2", "label"
                """;
        Answer first = rows(dataset, "gold", key, gold).expect(201);
        assertThat(first.json().path("taken").asInt()).isEqualTo(1);
        assertThat(first.json().path("refused").asInt()).isEqualTo(3);
        assertThat(first.json().path("refusals").toString())
                .contains("\"row\":2,\"field\":\"line 2, class\"", "\"row\":4,\"field\":\"line 4\"")
                .contains("\"row\":3,\"field\":\"item-9\",\"problem\":\"is no item of this dataset");
        JsonNode told = read("terrace.gold", "gold.given:" + dataset + ".0/1");
        assertThat(told.path("gold").toString()).isEqualTo("[{\"unit\":0,\"label\":{\"class\":\"cat\"}}]");
        assertThat(acme.get("/v1/units/" + dataset + ".0.0").expect(200).body()).doesNotContain("gold");

        Answer again = rows(dataset, "gold", key, gold).expect(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.response().headers().firstValue("Idempotency-Hit")).contains("true");
        rows(dataset, "start", key, gold).problem(422, "key-reused");
        rows(dataset, "gold", key, gold + "\n").problem(422, "key-reused");

        Answer more = rows(dataset, "gold", Web.key(), """
                {"item": "item-0", "label": {"class": "cat"}}
                {"item": "item-1", "label": {"class": "dog"}}
                """).expect(201);
        assertThat(more.json().path("taken").asInt()).isEqualTo(1);
        assertThat(more.json().path("unchanged").asInt()).isEqualTo(1);
        assertThat(read("terrace.gold", "gold.given:" + dataset + ".0/2")
                        .at("/gold/0/unit")
                        .asInt())
                .isEqualTo(1);
        assertThat(rows(dataset, "gold", Web.key(), "{\"item\": \"item-0\", \"label\": {\"class\": \"dog\"}}")
                        .problem(422, "no-good-label")
                        .text("detail"))
                .contains("item-0", "it stays as it is");
    }

    @Test
    void manyLabelsAreTakenOnce() {
        String dataset = images(5_000);
        String rows = IntStream.range(0, 5_000)
                .mapToObj("{\"item\": \"item-%d\", \"label\": {\"class\": \"cat\"}}\n"::formatted)
                .collect(Collectors.joining());
        assertThat(rows(dataset, "gold", Web.key(), rows)
                        .expect(201)
                        .json()
                        .path("taken")
                        .asInt())
                .isEqualTo(5_000);
        JsonNode again = rows(dataset, "gold", Web.key(), rows.replaceFirst("cat", "dog"))
                .expect(201)
                .json();
        assertThat(again.path("unchanged").asInt()).isEqualTo(4_999);
        assertThat(again.path("refusals").toString()).contains("item-0\",\"problem\":\"has another label");
    }

    @Test
    void whatWorkersStartFromReachesDispatchUntilItIsOfNoUse() throws Exception {
        String dataset = images(3);
        rows(dataset, "start", Web.key(), "{\"item\": \"item-1\", \"label\": {\"class\": \"cat\"}}")
                .expect(201);
        rows(dataset, "start", Web.key(), "{\"item\": \"item-1\", \"label\": {\"class\": \"dog\"}}")
                .expect(201);
        JsonNode told = read("terrace.lots", "lot.prelabelled:" + dataset + ".0/2");
        assertThat(told.path("number").asInt()).isEqualTo(2);
        assertThat(told.path("starts").toString()).isEqualTo("[{\"unit\":1,\"label\":{\"class\":\"dog\"}}]");
        assertThat(acme.get("/v1/units/" + dataset + ".0.1")
                        .json()
                        .at("/item/start/class")
                        .asText())
                .isEqualTo("dog");

        Judging judging = new Judging(topics, json);
        LotJudged judged = Judging.judgements(
                        judging.lots(dataset, 1).values().iterator().next())
                .getLast();
        judging.publish(judged);
        Datasets.withdraw(acme, dataset, "{\"items\": [\"item-2\"]}").expect(202);
        await().until(() -> acme.get("/v1/datasets/" + dataset)
                        .json()
                        .at("/progress/resolved")
                        .asInt()
                == 1);
        await().until(() ->
                acme.get("/v1/datasets/" + dataset + "/withdrawals").body().contains("\"done\""));
        Answer late = rows(dataset, "start", Web.key(), """
                {"item": "item-0", "label": {"class": "cat"}}
                {"item": "item-1", "label": {"class": "cat"}}
                {"item": "item-2", "label": {"class": "cat"}}
                """).expect(201);
        assertThat(late.json().path("taken").asInt()).isEqualTo(1);
        assertThat(late.json().path("refusals").toString())
                .contains("item-1\",\"problem\":\"is labelled already", "item-2\",\"problem\":\"is withdrawn");
        assertThat(rows(dataset, "gold", Web.key(), "{\"item\": \"item-1\", \"label\": {\"class\": \"cat\"}}")
                        .expect(201)
                        .json()
                        .path("taken")
                        .asInt())
                .as("gold corrects what is judged")
                .isEqualTo(1);
    }

    @Test
    void filesOfEveryFormFindTheirItems() throws Exception {
        String project = acme.project(Packed.BOXES);
        String dataset = Packed.send(
                        acme,
                        project,
                        Packed.zip(
                                "a/1.png",
                                Packed.png(20, 10),
                                "a/2.png",
                                Packed.png(20, 11),
                                "a/3.png",
                                Packed.png(20, 12)),
                        "application/zip")
                .expect(201)
                .text("dataset");
        Datasets.awaitState(acme, dataset, "working");
        byte[] yolo = Packed.zip("labels/a/1.txt", "0 .5 .5 .5 .5", "classes.txt", "car\n", "read.me", "Hello");
        Answer first =
                send(dataset, "start", "application/zip", Web.key(), yolo).expect(201);
        assertThat(first.json().path("taken").asInt()).isEqualTo(1);
        assertThat(first.json().path("refusals").toString()).contains("\"file\":\"read.me\"");
        String coco = """
                {"images": [{"id": 1, "file_name": "2.png"}], "categories": [{"id": 0, "name": "car"}],
                 "annotations": [{"id": 1, "image_id": 1, "category_id": 0, "bbox": [1, 2, 3, 4]}]}""";
        send(dataset, "start", "application/json", Web.key(), coco.getBytes()).expect(201);
        String voc = """
                <annotation><filename>3.png</filename><size><width>20</width><height>12</height></size>
                <object><name>car</name><bndbox><xmin>2</xmin><ymin>2</ymin><xmax>9</xmax><ymax>9</ymax></bndbox></object></annotation>""";
        send(dataset, "start", "application/xml", Web.key(), voc.getBytes()).expect(201);
        for (int n = 0; n < 3; n++) {
            assertThat(acme.get("/v1/units/" + dataset + ".0." + n).json().at("/item/start/boxes"))
                    .hasSize(1);
        }
    }

    @Test
    void whatCannotBeUsedIsAnsweredInWords() throws Exception {
        String dataset = images(1);
        rows(dataset, "start", "", "").problem(400, "key-missing");
        rows(dataset, "truth", Web.key(), "").problem(400, "bad-parameter");
        rows("d-none", "gold", Web.key(), "").problem(404, "no-such-dataset");
        rows(dataset, "gold", Web.key(), "").problem(422, "no-good-label");
        send(dataset, "gold", "text/plain", Web.key(), "0 .5 .5 .5 .5".getBytes())
                .problem(415, "unsupported-media-type");
        send(dataset, "gold", "application/zip", Web.key(), "no zip".getBytes()).problem(422, "archive-unreadable");
        send(dataset, "gold", "application/zip", Web.key(), Packed.zip()).problem(422, "no-good-label");
        for (String body : List.of("{", "[]", "null", "3", "{\"a\": 1}", "[{\"a\": 1}]", "{\"upload\": 3}")) {
            send(dataset, "gold", "application/json", Web.key(), body.getBytes())
                    .problem(422, "no-good-label");
        }
        send(dataset, "gold", "application/json", Web.key(), "{\"upload\": \"u-none\"}".getBytes())
                .problem(404, "no-such-upload");
        for (String body : List.of("", "<a", "<a/>", "<annotation/>", "<annotations/>")) {
            send(dataset, "gold", "application/xml", Web.key(), body.getBytes()).problem(422, "no-good-label");
        }
        assertThat(rows(dataset, "gold", Web.key(), "{\"item\": \"item-0\", \"label\": 3}")
                        .problem(422, "no-good-label")
                        .text("detail"))
                .contains("no object");
        assertThat(rows(dataset, "gold", Web.key(), "{\"item\": \"" + "x".repeat(2_000_000) + "\"}")
                        .problem(422, "no-good-label")
                        .text("detail"))
                .contains("is longer than");
        send(dataset, "gold", "application/json", Web.key(), new byte[8]).problem(422, "no-good-label");
        send(dataset, "gold", "application/x-tar", Web.key(), new byte[1024]).problem(422, "archive-unreadable");
        String held = Datasets.images(acme, acme.project("""
                        {"name": "Dear", "workType": "classes", "schema": {"classes": ["cat", "dog"]}, "budgetMicros": 1,
                         "price": {"currency": "CNY", "labelMicros": 80000}}"""), 1);
        assertThat(rows(held, "gold", Web.key(), "{\"item\": \"item-0\", \"label\": {\"class\": \"cat\"}}")
                        .problem(409, "not-split")
                        .text("detail"))
                .contains("send the labels again");
    }

    @Test
    void labelsOfItemsThatAreCutAreTold() {
        String project = acme.project("""
                {"name": "V", "workType": "tracks", "schema": {"classes": ["car"]}, "price": {"currency": "CNY", "labelMicros": 1000},
                 "split": {"partFrames": 10, "overlapFrames": 2}}""");
        String video =
                "{\"id\": \"v\", \"media\": \"https://media.example/v.mp4\", \"width\": 9, \"height\": 9, \"fps\": 25,"
                        + " \"frames\": 30}\n";
        String dataset =
                acme.upload(project, Web.NDJSON, Web.key(), video).expect(201).text("dataset");
        Datasets.awaitState(acme, dataset, "working");
        assertThat(rows(dataset, "gold", Web.key(), "{\"item\": \"v\", \"label\": {\"tracks\": []}}")
                        .problem(422, "no-good-label")
                        .text("detail"))
                .contains("is cut into parts");
    }
}
