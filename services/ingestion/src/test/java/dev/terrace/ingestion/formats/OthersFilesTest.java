package dev.terrace.ingestion.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of labels that others wrote, read as their SOURCE.txt says; they lie in ../shared, and without it these tests are skipped. */
class OthersFilesTest {
    private static final Path FORMATS = Path.of("../../../shared/data/formats");

    @TempDir
    Path scratch;

    private static Path shared(String name) {
        Path path = FORMATS.resolve(name);
        assumeTrue(Files.exists(path), path + " is not there");
        return path;
    }

    private static byte[] bytes(String name) throws Exception {
        return Files.readAllBytes(shared(name));
    }

    @Test
    void cocoBoxesWithHolesInTheIdsAndACrowd() throws Exception {
        Read read = Read.boxes("a", "b", "c")
                .file("annotations/instances_train.json", bytes("coco/dm/annotations/instances_train.json"))
                .file("annotations/instances_val.json", bytes("coco/dm/annotations/instances_val.json"))
                .image("images/train/a.jpg", 10, 5)
                .image("images/val/b.jpg", 5, 10)
                .now(scratch);
        assertThat(read.troubles).isEmpty();
        assertThat(read.labels.get("images/train/a.jpg").path("boxes")).hasSize(1);
        assertThat(read.label("images/val/b.jpg")).contains("x1:0,y1:0,x2:1,y2:9");
        assertThat(read.labels.get("images/val/b.jpg").path("boxes")).hasSize(2);
    }

    @Test
    void cocoMasksRunDownTheColumns() throws Exception {
        Read read = Read.polygons("a", "b", "c")
                .file("annotations/instances_val.json", bytes("coco/dm/annotations/instances_val.json"))
                .image("b.jpg", 5, 10)
                .now(scratch);
        assertThat(read.labels.get("b.jpg").path("polygons")).hasSize(2);
        assertThat(read.label("b.jpg")).contains("rings:[[[0,0],[2,0],[2,10],[0,10]]]");
    }

    @Test
    void cocoWithoutAnnotationsLeavesImagesUntouched() throws Exception {
        Read read = Read.boxes("a")
                .file("image_info_train.json", bytes("coco/dm/annotations/image_info_train.json"))
                .image("a.jpg", 10, 5)
                .now(scratch);
        assertThat(read.labels).isEmpty();
        assertThat(read.troubles).isEmpty();
    }

    @Test
    void cocoCaptionsResultsAndPanopticAreNoBoxes() throws Exception {
        Read read = Read.boxes("person")
                .file("captions_val.json", bytes("coco/dm/annotations/captions_val.json"))
                .file("panoptic_val.json", bytes("coco/dm/annotations/panoptic_val.json"))
                .file("results.json", bytes("coco/real/results_bbox.json"))
                .image("b.jpg", 5, 10)
                .now(scratch);
        assertThat(read.labels).isEmpty();
        assertThat(read.troubles)
                .anyMatch(t -> t.startsWith("captions_val.json") && t.contains("is of category 0"))
                .anyMatch(t -> t.contains("is panoptic"))
                .anyMatch(t -> t.contains("list of results"));
    }

    @Test
    void cocoOfTheRealPersons() throws Exception {
        Read read = Read.boxes("person")
                .file("person_keypoints_a.json", bytes("coco/real/person_keypoints_a.json"))
                .image("000000000785.jpg", 640, 425)
                .image("000000196141.jpg", 640, 429)
                .now(scratch);
        assertThat(read.troubles).isEmpty();
        assertThat(read.labels.values().stream()
                        .mapToInt(label -> label.path("boxes").size())
                        .sum())
                .isEqualTo(6);
    }

    @Test
    void cocoWithCategoryZeroAndAnInfinity() throws Exception {
        Read read = Read.of("boxes", "{\"classes\": [\"Aluminium foil\", \"Clear plastic bottle\"]}")
                .file("annotations.json", bytes("coco/real/taco_unofficial_a.json"));
        int[][] sizes = {
            {1, 3000, 4000},
            {9, 3492, 4656},
            {40, 3000, 4000},
            {53, 3024, 4032},
            {98, 3000, 4000},
            {123, 720, 720},
            {172, 4560, 2160},
            {173, 3024, 4032}
        };
        for (int[] size : sizes) {
            read.image("unofficial/%06d.jpg".formatted(size[0]), size[1], size[2]);
        }
        read.now(scratch);
        long foils = read.labels.values().stream()
                .flatMap(label -> label.path("boxes").valueStream())
                .filter(box -> box.path("class").asText().equals("Aluminium foil"))
                .count();
        assertThat(foils).isEqualTo(4);
        assertThat(read.troubles)
                .anyMatch(t -> t.contains("its bbox is no four numbers"))
                .anyMatch(t -> t.contains("class"));
    }

    @Test
    void roboflowsCocoLiesBesideItsImages() throws Exception {
        Read read = Read.boxes("label_0", "label_1")
                .folder(shared("coco/roboflow"))
                .image("train/train_001.jpg", 10, 5)
                .image("train/train_002.jpg", 10, 5)
                .image("val/val_001.jpg", 10, 5)
                .now(scratch);
        assertThat(read.labels).hasSize(3);
        assertThat(read.labels.get("val/val_001.jpg").path("boxes")).hasSize(2);
    }

    @Test
    void yoloInFourLayouts() throws Exception {
        Read strict = Read.boxes("label_2", "label_4")
                .folder(shared("yolo/dm_strict"))
                .image("obj_train_data/1.jpg", 15, 10)
                .now(scratch);
        assertThat(strict.label("obj_train_data/1.jpg")).contains("class:label_2", "class:label_4");
        assertThat(strict.troubles).hasSize(1).allMatch(t -> t.startsWith("train.txt"));

        Read labels = Read.boxes("label_2", "label_4")
                .folder(shared("yolo/dm_labels"))
                .image("images/train/1.jpg", 15, 10)
                .image("images/val/1.jpg", 15, 10)
                .now(scratch);
        assertThat(labels.labels).hasSize(2);
        assertThat(labels.troubles).hasSize(1).allMatch(t -> t.startsWith("README.txt"));

        Read roboflow = Read.boxes("label_0", "label_1")
                .folder(shared("yolo/roboflow_yolo"))
                .image("train/images/train_001.jpg", 10, 5)
                .image("train/images/train_002.jpg", 10, 5)
                .image("val/images/val_001.jpg", 10, 5)
                .now(scratch);
        assertThat(roboflow.troubles).isEmpty();
        assertThat(roboflow.labels.get("val/images/val_001.jpg").path("boxes")).hasSize(2);

        Read dota = Read.polygons("label_0", "label_1")
                .folder(shared("yolo/roboflow_yolo_obb"))
                .image("train/images/train_001.jpg", 20, 20)
                .image("val/images/val_001.jpg", 20, 20)
                .now(scratch);
        assertThat(dota.labels.get("val/images/val_001.jpg").path("polygons")).hasSize(2);
    }

    @Test
    void vocCountsFromOneUnlessAFileHasAZero() throws Exception {
        Read fromOne = Read.boxes("cat", "person")
                .folder(shared("voc/dm1"))
                .image("JPEGImages/2007_000001.jpg", 20, 10)
                .now(scratch);
        assertThat(fromOne.label("JPEGImages/2007_000001.jpg"))
                .contains("class:cat,x1:0,y1:1,x2:3,y2:4", "class:person,x1:3,y1:4,x2:6,y2:7")
                .doesNotContain("head");

        Read fromZero = Read.boxes("label_0", "label_1")
                .folder(shared("voc/roboflow"))
                .image("train/train_001.jpg", 10, 5)
                .image("train/train_002.jpg", 10, 5)
                .now(scratch);
        assertThat(fromZero.label("train/train_001.jpg")).contains("x1:2,y1:1,x2:5,y2:2");
        assertThat(fromZero.label("train/train_002.jpg")).contains("x1:0,y1:0,x2:2,y2:4");
    }

    @Test
    void vocWithoutSizeAndWithAPoint() throws Exception {
        Read read = Read.boxes("background", "bicycle", "RBC", "WBC")
                .folder(shared("voc/dm2"))
                .file("BloodImage_00338.xml", bytes("voc/bccd/Annotations/BloodImage_00338.xml"))
                .image("a.jpg", 20, 20)
                .image("c.jpg", 20, 20)
                .image("@.jpg", 20, 20)
                .image("BloodImage_00338.jpg", 640, 480)
                .now(scratch);
        assertThat(read.label("a.jpg")).contains("class:background,x1:0,y1:1,x2:4,y2:6");
        assertThat(read.label("@.jpg")).isEqualTo("{boxes:[]}");
        assertThat(read.labels.get("BloodImage_00338.jpg").path("boxes")).hasSize(14);
        assertThat(read.label("BloodImage_00338.jpg")).contains("x1:503,y1:336,x2:504,y2:337");
    }

    @Test
    void kittiWithoutCuboids() throws Exception {
        Read read = Read.boxes("Truck", "Car", "Van")
                .folder(shared("kitti/object3d"))
                .image("training/image_2/000001.png", 1242, 375)
                .now(scratch);
        assertThat(read.label("training/image_2/000001.png"))
                .contains("class:Truck,x1:600,y1:150,x2:630,y2:190", "class:Car");
        assertThat(read.troubles).hasSize(1).allMatch(t -> t.contains(":3 line 3: is DontCare"));

        Read tiny = Read.boxes("Truck", "Van")
                .folder(shared("kitti/detection"))
                .image("training/image_2/000030_10.png", 10, 10)
                .image("training/image_2/000030_11.png", 10, 10)
                .now(scratch);
        assertThat(tiny.labels).hasSize(2);
    }

    @Test
    void kittiCuboidsOfAScene() throws Exception {
        Read read = Read.of("scene", "{\"classes\": [\"Truck\", \"Car\"]}")
                .folder(shared("kitti/object3d"))
                .scene("training/image_2/000001.png", KittiScenesTest.scene(1))
                .now(scratch);
        JsonNode label = read.labels.get("training/image_2/000001.png");
        JsonNode truck = label.path("cuboids").path(0);
        assertThat(truck.path("class").asText()).isEqualTo("Truck");
        assertThat(List.of("x", "y", "z", "l", "w", "h", "yaw"))
                .extracting(field -> Math.round(truck.path(field).asDouble() * 1_000) / 1_000.0)
                .containsExactly(69.71, -0.47, 1.585, 12.34, 2.63, 2.85, -0.011);
        assertThat(label.path("boxes").path(0).path("x2").asInt()).isEqualTo(630);
        assertThat(label.path("links")).hasSize(2);
        assertThat(read.troubles).hasSize(1).allMatch(t -> t.contains(":3 line 3: is DontCare"));

        Read flat = Read.of("scene", "{\"classes\": [\"Truck\", \"Van\"]}")
                .folder(shared("kitti/detection"))
                .scene("training/image_2/000030_10.png", KittiScenesTest.scene(1))
                .now(scratch);
        assertThat(flat.labels.get("training/image_2/000030_10.png").path("cuboids"))
                .isEmpty();
        assertThat(flat.troubles).anyMatch(t -> t.contains("has a box alone, and cuboids are wanted"));
    }

    @Test
    void cvatOfATaskAndOfAProject() throws Exception {
        Read task = Read.of("boxes", """
                        {"classes": ["label1"], "attributes": [{"name": "a1", "type": "flag"},
                         {"name": "a2", "type": "choice", "options": ["v1", "v3"]}, {"name": "a4", "type": "number"}]}""")
                .file("train.xml", bytes("cvat/dm/for_images/export_task/train.xml"))
                .image("images/img0.jpg", 8, 8)
                .image("images/img1.jpg", 10, 10)
                .now(scratch);
        assertThat(task.label("images/img0.jpg"))
                .contains("x1:0,y1:2,x2:4,y2:4", "a1:true", "a2:v3", "a4:2.4")
                .doesNotContain("a3");
        assertThat(task.troubles).hasSize(3).anyMatch(t -> t.contains("its label is empty"));

        Read project = Read.boxes("label1", "label2")
                .file("annotations.xml", bytes("cvat/dm/for_images/export_project/annotations.xml"));
        for (String subset : new String[] {"Train", "Test", "Validation"}) {
            project.image("images/" + subset + "/img0.jpg", 8, 8).image("images/" + subset + "/img1.jpg", 10, 10);
        }
        project.now(scratch);
        assertThat(project.labels.values().stream()
                        .filter(label -> label.path("boxes").size() == 1)
                        .count())
                .isEqualTo(3);
    }

    @Test
    void cvatForVideoSaysWhatToDo() throws Exception {
        Read read = Read.boxes("klhg")
                .file("annotations.xml", bytes("cvat/dm/for_video/annotations.xml"))
                .image("frame_000010.png", 25, 20)
                .now(scratch);
        assertThat(read.troubles).hasSize(3).allMatch(t -> t.contains("export the task as CVAT for images"));
    }

    @Test
    void labelStudioTakesOneAnnotationATaskAndNoPrediction() throws Exception {
        Read read = Read.boxes("parasites", "white").file("data.json", bytes("labelstudio/test_export_yolo/data.json"));
        var tasks = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(bytes("labelstudio/test_export_yolo/data.json"));
        for (var task : tasks) {
            String image = task.at("/data/image").asText();
            read.image(image.substring(image.lastIndexOf('/') + 1), 2800, 2800);
        }
        read.now(scratch);
        assertThat(read.labels).hasSize(2);
        assertThat(read.troubles).hasSize(1).allMatch(t -> t.contains("2 annotations"));
        assertThat(read.labels.values().iterator().next().at("/boxes/0/x1").asDouble())
                .isEqualTo(1040.437);
    }

    @Test
    void labelStudioTurnsRectanglesInPixels() throws Exception {
        Read read = Read.polygons("Butterfly").file("data.json", bytes("labelstudio/test_export_yolo/data_obb.json"));
        var tasks = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(bytes("labelstudio/test_export_yolo/data_obb.json"));
        for (var task : tasks) {
            String image = task.at("/data/image").asText();
            var region = task.at("/annotations/0/result/0");
            read.image(
                    image.substring(image.lastIndexOf('/') + 1),
                    region.path("original_width").asInt(),
                    region.path("original_height").asInt());
        }
        read.now(scratch);
        int outlines = read.labels.values().stream()
                .mapToInt(label -> label.path("polygons").size())
                .sum();
        assertThat(outlines + read.troubles.size()).as(read.troubles.toString()).isEqualTo(25);
        assertThat(outlines).isGreaterThan(20);
    }
}
