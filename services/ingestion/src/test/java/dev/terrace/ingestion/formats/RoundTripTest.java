package dev.terrace.ingestion.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Faults;
import dev.terrace.shared.work.Work;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an export writes the import reads back the same, but for the digits that the format drops. Seeds: {@code -Dterrace.seeds=N}. */
class RoundTripTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SEEDS = Integer.getInteger("terrace.seeds", 20);
    private static final List<String> CLASSES = List.of("car", "人", "traffic light", "it's \"&<");

    @TempDir
    Path scratch;

    @ParameterizedTest
    @CsvSource({
        "COCO, boxes, 0.001",
        "YOLO, boxes, 0.01",
        "VOC, boxes, 0.011",
        "KITTI, boxes, 0.011",
        "CVAT, boxes, 0.011",
        "LABEL_STUDIO, boxes, 0.001",
        "COCO, polygons, 0.001",
        "YOLO, polygons, 0.01",
        "CVAT, polygons, 0.011",
        "LABEL_STUDIO, polygons, 0.001",
        "COCO, landmarks, 0.001",
        "CVAT, classes, 0",
        "LABEL_STUDIO, classes, 0"
    })
    void whatIsWrittenIsReadBack(FileFormat format, String type, double pixels) throws Exception {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            Work work = work(format, type);
            Map<String, Exported> rows = new LinkedHashMap<>();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                Exported row = row(random, i, work, type, format);
                rows.put(row.item(), row);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            format.write(
                    out,
                    visitor -> {
                        for (Exported row : rows.values()) {
                            visitor.visit(row);
                        }
                    },
                    work,
                    new Losses(),
                    null);
            Read read = Read.of(work);
            unpack(format, out.toByteArray(), read);
            rows.values().forEach(row -> read.image(row.item(), row.width(), row.height()));
            read.now(scratch);
            assertThat(read.troubles).as("seed %d", seed).isEmpty();
            for (Exported row : rows.values()) {
                JsonNode label = read.labels.get(row.item());
                boolean isUntold =
                        format == FileFormat.COCO && row.label().path(type).isEmpty() && type.equals("boxes");
                if (label != null || !isUntold) {
                    same(row.label(), label, pixels, "seed %d, %s".formatted(seed, row.item()));
                }
            }
        }
    }

    private static Work work(FileFormat format, String type) throws Exception {
        ObjectNode schema = JSON.createObjectNode();
        if (type.equals("landmarks")) {
            schema.putArray("groups")
                    .add(JSON.readTree("{\"name\": \"eye\", \"size\": 3}"))
                    .add(JSON.readTree("{\"name\": \"mouth\", \"size\": 2}"));
        } else {
            ArrayNode classes = schema.putArray("classes");
            CLASSES.stream()
                    .filter(name -> format != FileFormat.KITTI || !name.contains(" "))
                    .forEach(classes::add);
            if (format == FileFormat.COCO || format == FileFormat.CVAT && !type.equals("classes")) {
                schema.putArray("attributes").add(JSON.readTree("{\"name\": \"occluded\", \"type\": \"flag\"}"));
            }
        }
        Faults faults = new Faults();
        Work work = Work.read(type, schema, faults);
        assertThat(faults.list()).isEmpty();
        return java.util.Objects.requireNonNull(work);
    }

    private static Exported row(Random random, int number, Work work, String type, FileFormat format) {
        int width = 20 + random.nextInt(4_000);
        int height = 20 + random.nextInt(4_000);
        ObjectNode label = JSON.createObjectNode();
        List<String> classes = work.schema().classes();
        int least = type.equals("polygons") && format == FileFormat.COCO ? 1 : 0;
        int objects = least + random.nextInt(5);
        switch (type) {
            case "classes" -> label.put("class", classes.get(random.nextInt(classes.size())));
            case "boxes" -> {
                ArrayNode boxes = label.putArray("boxes");
                for (int i = 0; i < objects; i++) {
                    double x = cents(random, width - 10.0);
                    double y = cents(random, height - 10.0);
                    ObjectNode box = boxes.addObject().put("class", classes.get(random.nextInt(classes.size())));
                    box.put("x1", x).put("y1", y);
                    box.put("x2", x + 1 + cents(random, Math.min(width - x - 1, 9)));
                    box.put("y2", y + 1 + cents(random, Math.min(height - y - 1, 9)));
                    occluded(random, format, box);
                }
            }
            case "polygons" -> {
                ArrayNode polygons = label.putArray("polygons");
                for (int i = 0; i < objects; i++) {
                    ObjectNode polygon = polygons.addObject().put("class", classes.get(random.nextInt(classes.size())));
                    ArrayNode ring = polygon.putArray("rings").addArray();
                    double x = cents(random, width - 12.0);
                    double y = cents(random, height - 12.0);
                    for (double[] corner : new double[][] {{0, 0}, {8, 1}, {9, 7}, {5, 10}, {1, 6}}) {
                        ring.addArray().add(x + corner[0] + cents(random, 1)).add(y + corner[1]);
                    }
                    occluded(random, format, polygon);
                }
            }
            default -> {
                ObjectNode points = label.putObject("points");
                for (String group : List.of("eye", "mouth")) {
                    ArrayNode list = points.putArray(group);
                    for (int i = 0; i < (group.equals("eye") ? 3 : 2); i++) {
                        int state = i == 0 ? 2 : random.nextInt(3);
                        LabelFile.point(list, cents(random, width), cents(random, height), state);
                    }
                }
            }
        }
        String folder = random.nextBoolean() ? "images/d" + number + "/" : "images/";
        return new Exported(
                folder + "图 %d.jpg".formatted(number),
                new Content.Image("media:" + number, width, height),
                null,
                label,
                .9,
                List.of(),
                3);
    }

    private static void occluded(Random random, FileFormat format, ObjectNode object) {
        if (format == FileFormat.CVAT || format == FileFormat.COCO && random.nextBoolean()) {
            object.putObject("attributes").put("occluded", random.nextBoolean());
        }
    }

    private static double cents(Random random, double most) {
        return random.nextInt((int) Math.max(1, most * 100)) / 100.0;
    }

    private static void unpack(FileFormat format, byte[] bytes, Read read) throws Exception {
        if (!format.extension(false).equals("zip")) {
            read.file("export." + format.extension(false), bytes);
            return;
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.getName().startsWith("NOT-CARRIED")) {
                    read.file(entry.getName(), zip.readAllBytes());
                }
            }
        }
    }

    private static void same(JsonNode wanted, JsonNode found, double pixels, String at) {
        assertThat(found).as(at).isNotNull();
        if (wanted.isNumber()) {
            assertThat(found.doubleValue()).as(at).isCloseTo(wanted.doubleValue(), Offset.offset(pixels));
            return;
        }
        if (wanted.isValueNode()) {
            assertThat(found).as(at).isEqualTo(wanted);
            return;
        }
        assertThat(found.size()).as(at + " " + wanted + " " + found).isEqualTo(wanted.size());
        if (wanted.isArray()) {
            List<JsonNode> all = new ArrayList<>();
            found.forEach(all::add);
            for (int i = 0; i < all.size(); i++) {
                same(wanted.get(i), all.get(i), pixels, at + "[" + i + "]");
            }
        } else {
            wanted.properties().forEach(e -> same(e.getValue(), found.get(e.getKey()), pixels, at + "." + e.getKey()));
        }
    }
}
