package dev.terrace.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.ingestion.Web.Answer;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Deliveries as clients pack them: media and labels in archives, and what is told of each file and row. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class DeliveryIT {
    private static final Path ARCHIVES = Path.of("../../../shared/data/formats/archives");

    private final Web acme = Web.client("acme");

    private List<JsonNode> refusals(String dataset) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = acme.get(
                            "/v1/datasets/" + dataset + "/refusals?limit=2" + cursor, "Accept", "application/json")
                    .expect(200)
                    .json();
            page.path("refusals").forEach(all::add);
            cursor = page.has("next") ? "&cursor=" + page.get("next").asText() : "";
        } while (!cursor.isEmpty());
        return all;
    }

    @Test
    void whatACallerAcceptsMayBeNonsense() {
        String dataset = Datasets.images(acme, acme.project(Packed.BOXES), 1);
        for (String accept :
                List.of("", "a", "*", ";;;", "text/html;q=2", "application/x-ndjson", "application/json")) {
            Answer answer = acme.get("/v1/datasets/" + dataset + "/refusals", "Accept", accept);
            assertThat(answer.status()).as("Accept: " + accept).isIn(200, 400, 406);
        }
    }

    @Test
    void labelsBesideImagesAreWhatWorkersStartFrom() throws Exception {
        String coco = """
                {"images": [{"id": 1, "file_name": "1.png"}, {"id": 2, "file_name": "9.png"}], "categories": [{"id": 0, "name": "car"}],
                 "annotations": [{"id": 1, "image_id": 1, "category_id": 0, "bbox": [1, 2, 3, 4]},
                                 {"id": 2, "image_id": 1, "category_id": 3, "bbox": [1, 2, 3, 4]}]}""";
        String project = acme.project(Packed.BOXES);
        byte[] archive = Packed.zip(
                "img/1.png",
                Packed.png(20, 10),
                "img/2.png",
                Packed.png(20, 11),
                "img/readme.txt",
                "Hello",
                "coco.json",
                coco);
        Answer answer = Packed.send(acme, project, archive, "application/zip").expect(201);
        assertThat(answer.json().path("items").asInt()).isEqualTo(2);
        assertThat(answer.json().path("refused").asInt()).isEqualTo(3);
        List<JsonNode> refusals = refusals(answer.text("dataset"));
        assertThat(refusals).hasSize(3);
        assertThat(refusals.toString())
                .contains(
                        "annotation 2",
                        "category 3",
                        "9.png",
                        "is not in the archive",
                        "readme.txt",
                        "no file of labels");
        try (Topics topics = new Topics()) {
            String lots = answer.text("dataset") + ".";
            JsonNode lot = Web.JSON.readTree(
                    topics.read("terrace.lots", record -> record.key().startsWith(lots))
                            .value());
            assertThat(lot.at("/units/0/start").toString().replace(".0", ""))
                    .isEqualTo("{\"boxes\":[{\"class\":\"car\",\"x1\":1,\"y1\":2,\"x2\":4,\"y2\":6}]}");
            assertThat(lot.at("/units/1").has("start")).isFalse();
        }
    }

    @Test
    void aVideoWhoseRateVariesIsTakenAtItsMeanOrAtWhatTheRowSays() throws Exception {
        Path video = ARCHIVES.resolveSibling("video/sample_android_slow_motion.mp4");
        assumeTrue(Files.exists(video), video + " is not there");
        byte[] archive = Packed.zip(
                "manifest.ndjson",
                "{\"id\": \"mean\", \"media\": \"v.mp4\"}\n{\"id\": \"said\", \"media\": \"v.mp4\", \"fps\": 240}\n",
                "v.mp4",
                Files.readAllBytes(video));
        String project = acme.project("""
                {"name": "V", "workType": "events", "schema": {"products": ["cola"]}, "price": {"currency": "CNY", "labelMicros": 1000}}""");
        Answer answer = Packed.send(acme, project, archive, "application/zip").expect(201);
        assertThat(answer.json().path("items").asInt()).isEqualTo(2);
        Datasets.awaitState(acme, answer.text("dataset"), "working");
        String first = answer.text("dataset") + ".0.0";
        JsonNode mean = acme.get("/v1/units/" + first).expect(200).json().at("/item/content/fps");
        assertThat(mean.path("num").asInt()).isPositive();
        assertThat(acme.get("/v1/units/" + answer.text("dataset") + ".0.1")
                        .expect(200)
                        .json()
                        .at("/item/content/fps/num")
                        .asInt())
                .isEqualTo(240);
    }

    @Test
    void labelsInAFolderNamedGoldGoToQualityCheckAlone() throws Exception {
        byte[] archive = Packed.zip(
                "img/1.png",
                Packed.png(20, 12),
                "gold/1.txt",
                "0 .5 .5 .5 .5",
                "gold/classes.txt",
                "car\n",
                "labels/1.txt",
                "0 .25 .25 .5 .5",
                "labels/classes.txt",
                "car\n");
        Answer answer = Packed.send(acme, acme.project(Packed.BOXES), archive, "application/zip")
                .expect(201);
        String lot = answer.text("dataset") + ".0";
        try (Topics topics = new Topics()) {
            JsonNode gold = Web.JSON.readTree(
                    topics.read("terrace.gold", record -> record.key().equals(lot))
                            .value());
            assertThat(gold.at("/gold/0/unit").asInt()).isZero();
            assertThat(gold.at("/gold/0/label/boxes/0/x1").asDouble()).isEqualTo(5);
            JsonNode created = Web.JSON.readTree(
                    topics.read("terrace.lots", record -> record.key().equals(lot))
                            .value());
            assertThat(created.at("/units/0/start/boxes/0/x1").asDouble()).isZero();
            assertThat(created.toString()).doesNotContain("gold");
        }
        assertThat(refusals(answer.text("dataset"))).isEmpty();
        assertThat(acme.get("/v1/units/" + lot + ".0").expect(200).json().toString())
                .doesNotContain("gold");
    }

    @Test
    void everyArchiveOfOthersIsAnsweredInWords() throws Exception {
        assumeTrue(Files.isDirectory(ARCHIVES), ARCHIVES + " is not there");
        String project = acme.project(Packed.BOXES);
        try (Stream<Path> all = Files.list(ARCHIVES)) {
            for (Path archive :
                    all.filter(p -> !p.endsWith("SOURCE.txt")).sorted().toList()) {
                String name = archive.getFileName().toString();
                String type = name.endsWith("zip")
                        ? "application/zip"
                        : name.endsWith("tar") ? "application/x-tar" : "application/gzip";
                Answer answer = Packed.send(acme, project, Files.readAllBytes(archive), type);
                assertThat(answer.status()).as(name).isIn(201, 422);
                if (answer.status() == 422) {
                    assertThat(answer.text("detail")).as(name).isNotBlank();
                }
            }
        }
    }

    @Test
    void aManifestInAnArchiveSaysWhatItsFilesAre() throws Exception {
        String project = acme.project(Packed.BOXES);
        String manifest = """
                {"id": "a", "media": "img/1.png", "meta": {"n": 1}}
                {"id": "b", "media": "img/2.png", "width": 99}
                {"id": "c", "media": "img/3.png"}
                {"id": "d", "media": "notes.pdf"}
                """;
        byte[] archive = Packed.zip(
                "pack/manifest.ndjson",
                manifest,
                "pack/img/1.png",
                Packed.png(20, 10),
                "pack/img/2.png",
                Packed.png(20, 11),
                "pack/notes.pdf",
                "%PDF-1.4\nhello",
                "pack/labels/1.txt",
                "0 .5 .5 .5 .5",
                "pack/classes.txt",
                "人\ncar\n");
        Answer answer = Packed.send(acme, project, archive, "application/zip").expect(201);
        assertThat(answer.json().path("items").asInt()).isEqualTo(1);
        String refusals = refusals(answer.text("dataset")).toString();
        assertThat(refusals)
                .contains("\"row\":2,\"file\":\"pack/manifest.ndjson\",\"field\":\"width\"", "the file has 20")
                .contains("is not in the archive", "is application/pdf by its bytes, and an image is wanted");
    }

    @Test
    void anArchiveOfNothingGoodIsRefusedWithItsFirstFault() throws Exception {
        String project = acme.project(Packed.BOXES);
        Packed.send(acme, project, Packed.zip(), "application/zip").problem(422, "no-good-row");
        Answer answer = Packed.send(acme, project, Packed.zip("notes.pdf", "%PDF-1.4\n"), "application/zip")
                .problem(422, "no-good-row");
        assertThat(answer.text("detail")).contains("File 'notes.pdf'", "is application/pdf by its bytes");
        Packed.send(acme, project, Packed.zip("manifest.csv", "id\n", "a/manifest.csv", "id\n"), "application/zip")
                .problem(422, "archive-unreadable");
        Packed.send(acme, project, "no archive".getBytes(UTF_8), "application/zip")
                .problem(422, "archive-unreadable");
    }

    @Test
    void anUploadInPiecesBecomesADataset() throws Exception {
        byte[] archive = Packed.zip("1.png", Packed.png(30, 20));
        String half = "application/offset+octet-stream";
        Answer created = tus("POST", "/v1/uploads", new byte[0], "Upload-Length", "" + archive.length)
                .expect(201);
        String upload =
                "/v1/" + created.response().headers().firstValue("Location").orElseThrow();
        byte[] first = java.util.Arrays.copyOf(archive, 50);
        byte[] second = java.util.Arrays.copyOfRange(archive, 50, archive.length);
        tus("PATCH", upload, first, "Content-Type", half, "Upload-Offset", "0").expect(204);
        tus("PATCH", upload, first, "Content-Type", half, "Upload-Offset", "0").problem(409, "wrong-offset");
        tus("PATCH", upload, second, "Content-Type", "text/plain", "Upload-Offset", "50")
                .problem(415, "not-a-piece");
        tus("PATCH", upload, second, "Content-Type", half, "Upload-Offset", "50", "Upload-Checksum", "sha1 AAAA")
                .problem(460, "checksum-mismatch");
        tus("PATCH", upload, second, "Content-Type", half, "Upload-Offset", "50", "Upload-Checksum", "x AAAA")
                .problem(400, "checksum-unreadable");
        assertThat(tus("HEAD", upload, new byte[0])
                        .expect(200)
                        .response()
                        .headers()
                        .firstValue("Upload-Offset"))
                .contains("50");
        String id = upload.substring(upload.lastIndexOf('/') + 1);
        String project = acme.project(Packed.BOXES);
        String named = "{\"upload\": \"" + id + "\"}";
        acme.upload(project, "application/json", Web.key(), named).problem(409, "upload-unfinished");
        tus("PATCH", upload, second, "Content-Type", half, "Upload-Offset", "50")
                .expect(204);
        acme.upload(project, "application/json", Web.key(), named).expect(201);
        tus("DELETE", upload, new byte[0]).expect(204);
        assertThat(tus("HEAD", upload, new byte[0]).status()).isEqualTo(404);
        acme.upload(project, "application/json", Web.key(), named).problem(404, "no-such-upload");
    }

    @Test
    void partsAreJoined() throws Exception {
        byte[] archive = Packed.zip("1.png", Packed.png(31, 20));
        String half = "application/offset+octet-stream";
        List<String> parts = new ArrayList<>();
        for (int[] range : new int[][] {{0, 40}, {40, archive.length}}) {
            byte[] part = java.util.Arrays.copyOfRange(archive, range[0], range[1]);
            parts.add(tus(
                            "POST",
                            "/v1/uploads",
                            part,
                            "Upload-Length",
                            "" + part.length,
                            "Upload-Concat",
                            "partial",
                            "Content-Type",
                            half)
                    .expect(201)
                    .response()
                    .headers()
                    .firstValue("Location")
                    .orElseThrow());
        }
        tus("POST", "/v1/uploads", new byte[0], "Upload-Concat", "final;" + parts.getFirst() + " uploads/u-none")
                .problem(404, "no-such-upload");
        tus("POST", "/v1/uploads", new byte[0], "Upload-Concat", "both").problem(400, "upload-unreadable");
        Answer whole = tus("POST", "/v1/uploads", new byte[0], "Upload-Concat", "final;" + String.join(" ", parts))
                .expect(201);
        String location = whole.response().headers().firstValue("Location").orElseThrow();
        String named = "{\"upload\": \"" + location.substring(location.lastIndexOf('/') + 1) + "\"}";
        acme.upload(acme.project(Packed.BOXES), "application/json", Web.key(), named)
                .expect(201);
    }

    private Answer tus(String method, String path, byte[] body, String... headers) {
        String[] all = Stream.concat(Stream.of(headers), Stream.of("Tus-Resumable", "1.0.0"))
                .toArray(String[]::new);
        return acme.send(method, path, BodyPublishers.ofByteArray(body), all);
    }
}
