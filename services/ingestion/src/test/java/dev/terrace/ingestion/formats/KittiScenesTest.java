package dev.terrace.ingestion.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.scene.Cuboid;
import dev.terrace.shared.work.scene.Link;
import dev.terrace.shared.work.scene.SceneBox;
import dev.terrace.shared.work.scene.SceneLabel;
import dev.terrace.shared.work.scene.SceneSchema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KittiScenesTest {
    private static final int SEEDS = Integer.getInteger("terrace.seeds", 20);
    private static final Work WORK = new Work.Scene(SceneSchema.of("Car", "Truck"));
    private static final String IMAGE = "image_2/000001.png";

    @TempDir
    Path scratch;

    /** With a camera as KITTI's, 1.65 m above the ground and looking ahead, and another. */
    static Content.Scene scene(int frames) {
        List<Double> k = List.of(721.5, 0.0, 609.6, 0.0, 721.5, 172.9, 0.0, 0.0, 1.0);
        List<Double> ahead =
                List.of(0.0, -1.0, 0.0, 0.0, 0.0, 0.0, -1.0, 1.65, 1.0, 0.0, 0.0, -0.27, 0.0, 0.0, 0.0, 1.0);
        return new Content.Scene(
                List.of(
                        new Content.Camera("left", 1242, 375, k, ahead),
                        new Content.Camera("right", 1242, 375, k, ahead)),
                Collections.nCopies(frames, new Content.KeyFrame(null, List.of("media:l", "media:r"))));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        for (long seed = 1; seed <= SEEDS; seed++) {
            SceneLabel label = label(new Random(seed));
            Losses losses = new Losses();
            Map<String, String> files = written(label, scene(1), losses);
            assertThat(losses.isEmpty()).as(losses.report()).isTrue();
            Read read = Read.of(WORK)
                    .file("label_2/000001.txt", files.get("label_2/000001.txt"))
                    .scene(IMAGE, scene(1))
                    .now(scratch);
            assertThat(read.troubles).as("seed %d", seed).isEmpty();
            JsonNode cuboids = read.labels.get(IMAGE).path("cuboids");
            assertThat(cuboids).hasSize(label.cuboids().size());
            for (int i = 0; i < cuboids.size(); i++) {
                same(cuboids.get(i), label.cuboids().get(i), "seed %d, %d".formatted(seed, i));
            }
        }
    }

    private static void same(JsonNode read, Cuboid written, String what) {
        double[] there = {written.x(), written.y(), written.z(), written.l(), written.w(), written.h()};
        List<String> fields = List.of("x", "y", "z", "l", "w", "h");
        for (int i = 0; i < there.length; i++) {
            assertThat(Math.abs(read.path(fields.get(i)).asDouble() - there[i]))
                    .as(what + " " + fields.get(i))
                    .isLessThan(1e-3);
        }
        double turned = Cuboid.heading(read.path("yaw").asDouble() - written.yaw());
        assertThat(Math.abs(turned)).as(what + " yaw").isLessThan(1e-3);
    }

    private static SceneLabel label(Random random) {
        List<SceneBox> boxes = new ArrayList<>();
        List<Cuboid> cuboids = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            double yaw = Cuboid.heading(random.nextDouble() * 7);
            cuboids.add(cuboid("c" + i, 0, 20 + 40 * random.nextDouble(), random.nextDouble(-5, 5), yaw));
            if (random.nextBoolean()) {
                boxes.add(box("b" + i, "left", 100 + 10 * i));
                links.add(new Link(0, "b" + i, "c" + i));
            }
        }
        return new SceneLabel(boxes, cuboids, links);
    }

    private static Cuboid cuboid(String id, int frame, double x, double y, double yaw) {
        return new Cuboid(id, frame, "Car", x, y, 0.8, 4.2, 1.8, 1.5, yaw, Map.of());
    }

    private static SceneBox box(String id, String camera, double x1) {
        return new SceneBox(id, 0, camera, "Truck", x1, 50, x1 + 80, 90, Map.of());
    }

    @Test
    void anObjectOfSeveralKeyFramesKeepsItsNumber() throws IOException {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            List<Cuboid> cuboids = new ArrayList<>();
            for (int frame = 0; frame < 3; frame++) {
                for (String id : List.of("car-a", "car-b", "car-c")) {
                    if (random.nextInt(3) > 0) {
                        double yaw = Cuboid.heading(random.nextDouble() * 7);
                        cuboids.add(cuboid(id, frame, 20 + 40 * random.nextDouble(), random.nextDouble(-5, 5), yaw));
                    }
                }
            }
            Losses losses = new Losses();
            Map<String, String> files = written(new SceneLabel(List.of(), cuboids, List.of()), scene(3), losses);
            assertThat(losses.isEmpty()).as(losses.report()).isTrue();
            assertThat(files).containsOnlyKeys("label_02/000001.txt", "calib/000001.txt");
            for (String place : List.of("image_02/000001", "elsewhere/000001")) {
                Read read = Read.of(WORK)
                        .file("label_02/000001.txt", files.get("label_02/000001.txt"))
                        .scene(place, scene(3))
                        .now(scratch);
                assertThat(read.troubles).as("seed %d", seed).isEmpty();
                JsonNode found = read.labels.get(place).path("cuboids");
                assertThat(found).hasSize(cuboids.size());
                Map<String, String> ids = new LinkedHashMap<>();
                for (int i = 0; i < cuboids.size(); i++) {
                    same(found.get(i), cuboids.get(i), "seed %d, %d".formatted(seed, i));
                    assertThat(found.get(i).path("frame").asInt())
                            .isEqualTo(cuboids.get(i).frame());
                    String id = found.get(i).path("id").asText();
                    assertThat(ids.computeIfAbsent(cuboids.get(i).id(), _ -> id))
                            .isEqualTo(id);
                }
                assertThat(ids.values()).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void eachKeyFrameMayHaveAFileOfItsOwn() throws IOException {
        String line = "Car 0 0 0 600 150 650 200 1.5 1.8 4.2 %d 1.65 20 0\n";
        Read read = Read.of(WORK)
                .file("seq/label_2/000000.txt", line.formatted(1))
                .file(
                        "seq/label_2/000002.txt",
                        line.formatted(2) + line.formatted(-2) + "Ship 0 0 0 6 1 6 2 1 1 4 2 1 20 0\n")
                .scene("seq/image_2", scene(3))
                .now(scratch);
        JsonNode cuboids = read.labels.get("seq/image_2").path("cuboids");
        assertThat(cuboids.valueStream()
                        .map(c -> c.path("id").asText() + "@" + c.path("frame").asInt()))
                .containsExactly("c1@0", "c2@2", "c3@2");
        assertThat(read.troubles)
                .singleElement()
                .satisfies(told -> assertThat(told).contains("line 3 of seq/label_2/000002.txt"));
    }

    @Test
    void whatNamesNoKeyFrameOfTheSceneIsTold() throws IOException {
        String object = "Car 0 0 0 600 150 650 200 1.5 1.8 4.2 1 1.65 20 0";
        Read read = Read.of(WORK)
                .file(
                        "label_02/7.txt",
                        String.join(
                                "\n",
                                "0 5 " + object,
                                object,
                                "2 5 " + object,
                                "1 5 " + object,
                                "1 5 " + object,
                                "-1 5 " + object,
                                "1 -1 DontCare -1 -1 -10 1 1 9 9 -1 -1 -1 -1000 -1000 -1000 -10",
                                "x 5 " + object))
                .scene("image_02/7", scene(2))
                .now(scratch);
        assertThat(read.labels.get("image_02/7").path("cuboids")).hasSize(2);
        assertThat(read.troubles)
                .hasSize(6)
                .anyMatch(t -> t.contains(":2 line 2, frame: is missing, and the scene has 2 key frames"))
                .anyMatch(t -> t.contains(":3 line 3, frame: is 2, and the scene has the key frames 0 to 1"))
                .anyMatch(t -> t.contains(":5 line 5") && t.contains("same number"))
                .anyMatch(t -> t.contains(":6 line 6: is no type"))
                .anyMatch(t -> t.contains(":7 line 7: is DontCare"))
                .anyMatch(t -> t.contains(":8 line 8: is no type"));
        assertThat(Read.boxes("Car")
                        .file("1.txt", "0 5 " + object)
                        .image("1.png", 1242, 375)
                        .now(scratch)
                        .troubles)
                .singleElement()
                .satisfies(told -> assertThat(told).contains("give each image a file of its own"));
    }

    @Test
    void whatKittiCannotCarryIsTold() throws IOException {
        Cuboid behind = cuboid("c1", 0, -20, 0, 0);
        Cuboid marked = new Cuboid("c2", 0, "Car", 20, 0, 0.8, 4.2, 1.8, 1.5, 0, Map.of("parked", true));
        SceneLabel label = new SceneLabel(
                List.of(box("b1", "right", 10), box("b2", "left", 10)), List.of(behind, marked), List.of());
        Losses losses = new Losses();
        String lines = written(label, scene(1), losses).get("label_2/000001.txt");
        assertThat(lines.lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("Truck -1 -1 -10 10.00 50.00 90.00 90.00 -1 -1"));
        assertThat(losses.report())
                .contains(
                        "cuboid that the first camera does not see", "box in another camera", "object with attributes");
        losses = new Losses();
        assertThat(written(label, new Content.Scene(List.of(), scene(1).frames()), losses))
                .doesNotContainKey("label_2/000001.txt");
        assertThat(losses.report()).contains("scene without a camera");
    }

    static Map<String, String> written(SceneLabel label, Content.Scene scene, Losses losses) throws IOException {
        return zipped(FileFormat.KITTI, label, scene, losses, null);
    }

    /** What is in the zip of one scene. */
    static Map<String, String> zipped(
            FileFormat format, SceneLabel label, Content.Scene scene, Losses losses, @Nullable Kept kept)
            throws IOException {
        JsonNode json = new ObjectMapper().valueToTree(label);
        Exported row = new Exported("000001", scene, null, json, 0.9, List.of(), 3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(out, visitor -> visitor.visit(row), WORK, losses, kept);
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()), UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return files;
    }
}
