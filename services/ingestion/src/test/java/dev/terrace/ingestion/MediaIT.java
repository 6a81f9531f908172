package dev.terrace.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.ingestion.Web.Answer;
import dev.terrace.shared.media.MediaAddresses;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Kept media are read by signed addresses, whole, in part or smaller, and go out beside their labels. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class MediaIT {
    private final Web acme = Web.client("acme");

    @Inject
    MediaAddresses addresses;

    @Test
    void aMediumIsReadByItsSignedAddressAlone() throws Exception {
        byte[] image = Packed.png(40, 20);
        Answer kept = acme.post("/v1/media", BodyPublishers.ofByteArray(image)).expect(201);
        String address = addresses.until(Instant.now().plusSeconds(600), kept.text("media"));
        String path = address.substring(address.indexOf("/v1/"));
        Web anybody = Web.nobody();
        Answer whole = anybody.get(path).expect(200);
        assertThat(whole.response().body()).isEqualTo(image);
        assertThat(whole.response().headers().firstValue("Content-Type")).contains("image/png");
        String tag = whole.response().headers().firstValue("ETag").orElseThrow();
        anybody.get(path, "If-None-Match", tag).expect(304);
        Answer part = anybody.get(path, "Range", "bytes=2-5").expect(206);
        assertThat(part.response().body()).isEqualTo(java.util.Arrays.copyOfRange(image, 2, 6));
        assertThat(part.response().headers().firstValue("Content-Range")).contains("bytes 2-5/" + image.length);
        assertThat(anybody.get(path, "Range", "bytes=-3").expect(206).response().body())
                .hasSize(3);
        anybody.get(path, "Range", "bytes=99999-").expect(416);
        assertThat(anybody.get(path + "&width=160").expect(200).response().body())
                .isEqualTo(image);
        anybody.get(path + "&width=x").problem(400, "bad-parameter");
        anybody.get(path.replaceFirst("signature=.", "signature=")).problem(404, "no-such-medium");
        anybody.get(path.replaceFirst("[?].*", "")).problem(404, "no-such-medium");
    }

    @Test
    void anImageIsGivenInAWidthAsWell() throws Exception {
        Answer kept = acme.post("/v1/media", BodyPublishers.ofByteArray(Packed.png(1_000, 500)))
                .expect(201);
        String address = addresses.until(Instant.now().plusSeconds(600), kept.text("media"));
        String path = address.substring(address.indexOf("/v1/")) + "&width=300";
        Answer small = Web.nobody().get(path).expect(200);
        assertThat(small.response().headers().firstValue("Content-Type")).contains("image/jpeg");
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(small.response().body()));
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(320, 160);
        String tag = small.response().headers().firstValue("ETag").orElseThrow();
        Web.nobody().get(path, "If-None-Match", tag).expect(304);
    }

    @Test
    void everyFormatIsWrittenWithItsImagesOrWithout() throws Exception {
        String project = acme.project(Packed.BOXES);
        byte[] image = Packed.png(22, 10);
        Answer answer = Packed.send(acme, project, Packed.zip("d/1.png", image), "application/zip")
                .expect(201);
        String export = "/v1/datasets/" + answer.text("dataset") + "/export?format=";
        for (String format : new String[] {"coco", "yolo", "voc", "kitti", "cvat", "label-studio", "csv"}) {
            acme.get(export + format).expect(200);
            acme.get("/v1/datasets/" + answer.text("dataset") + "/export/report?format=" + format)
                    .expect(200);
            Answer packed = acme.get(export + format + "&media=true").expect(200);
            assertThat(packed.response().headers().firstValue("Content-Type")).contains("application/zip");
            List<String> names = new ArrayList<>();
            byte[] found = new byte[0];
            try (ZipInputStream zip = new ZipInputStream(
                    new ByteArrayInputStream(packed.response().body()))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    names.add(entry.getName());
                    found = entry.getName().endsWith("d/1.png") ? zip.readAllBytes() : found;
                }
            }
            assertThat(names).as(format).anyMatch(name -> name.endsWith("/d/1.png"));
            assertThat(found).as(format).isEqualTo(image);
        }
        String cursor = acme.get(export + "coco")
                .response()
                .headers()
                .firstValue("Terrace-Cursor")
                .orElseThrow();
        assertThat(acme.get(export + "coco&since=" + cursor).expect(200).json().path("images"))
                .isEmpty();
        assertThat(acme.get(export + "coco").json().path("images")).hasSize(1);
        acme.get(export + "coco&since=x").problem(400, "bad-parameter");
        acme.get(export + "coco&media=x").problem(400, "bad-parameter");
        acme.get(export + "x").problem(400, "bad-parameter");
    }

    @Test
    void aSceneOfSeveralKeyFramesComesWithItsLabelsAndGoesWithItsMedia() throws Exception {
        String project = acme.project("""
                {"name": "Drives", "workType": "scene", "schema": {"classes": ["Car"]},
                 "price": {"currency": "CNY", "labelMicros": 80000}}""");
        String points =
                "VERSION .7\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nWIDTH 1\nHEIGHT 1\nPOINTS 1\nDATA ascii\n1 2 %d\n";
        String scene = """
                {"id": "drive", "cameras": [{"name": "left", "width": 1242, "height": 375,
                 "K": [721.5, 0, 609.6, 0, 721.5, 172.9, 0, 0, 1], "T_cam_ego": [0,-1,0,0, 0,0,-1,1.65, 1,0,0,-0.27, 0,0,0,1]}],
                 "frames": [{"points": "p/0.pcd", "images": ["image_02/0000/000000.png"]},
                            {"points": "p/1.pcd", "images": ["image_02/0000/000001.png"]}]}
                """.replace("\n", " ");
        byte[] image = Packed.png(1242, 375);
        byte[] second = points.formatted(4).getBytes(UTF_8);
        Answer answer = Packed.send(
                        acme,
                        project,
                        Packed.zip(
                                "manifest.ndjson",
                                scene,
                                "p/0.pcd",
                                points.formatted(3),
                                "p/1.pcd",
                                second,
                                "image_02/0000/000000.png",
                                image,
                                "image_02/0000/000001.png",
                                image,
                                "label_02/0000.txt",
                                "0 3 Car 0 0 0 600 150 650 200 1.5 1.8 4.2 1 1.65 20 0\n1 3 Car 0 0 0 600 150 650 200 1.5 1.8 4.2 1 1.65 21 0\n"),
                        "application/zip")
                .expect(201);
        assertThat(answer.json().path("refusals")).isEmpty();
        String dataset = answer.text("dataset");
        Datasets.awaitState(acme, dataset, "working");
        JsonNode start = acme.get("/v1/units/" + dataset + ".0.0").json().at("/item/start/cuboids");
        assertThat(start.valueStream()
                        .map(cuboid -> cuboid.path("id").asText() + "@"
                                + cuboid.path("frame").asInt()))
                .containsExactly("c3@0", "c3@1");
        Map<String, byte[]> kitti = unzipped("/v1/datasets/" + dataset + "/export?format=kitti&media=true");
        assertThat(kitti)
                .containsOnlyKeys(
                        "image_02/drive/000000.png",
                        "image_02/drive/000001.png",
                        "velodyne/drive/000000.pcd",
                        "velodyne/drive/000001.pcd")
                .containsEntry("velodyne/drive/000001.pcd", second)
                .containsEntry("image_02/drive/000000.png", image);
        assertThat(unzipped("/v1/datasets/" + dataset + "/export?format=csv&media=true"))
                .containsKeys("annotations.csv", "images/left/drive/000001.png", "points/drive/000000.pcd");
    }

    private Map<String, byte[]> unzipped(String path) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(
                new ByteArrayInputStream(acme.get(path).expect(200).response().body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
