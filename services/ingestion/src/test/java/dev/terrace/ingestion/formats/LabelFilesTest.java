package dev.terrace.ingestion.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a label is told with its file and line, and the others are kept. */
class LabelFilesTest {
    private static final String COCO = """
            {"images": [{"id": 1, "file_name": "a.jpg", "width": 100, "height": 50}],
             "categories": [{"id": 0, "name": "cat"}, {"id": 7, "name": "cow"}],
             "annotations": [
              {"id": 1, "image_id": 1, "category_id": 0, "bbox": [1, 2, 3, 4]},
              %s
             ]}""";

    @TempDir
    Path scratch;

    private Read coco(String annotation) {
        return Read.boxes("cat", "dog")
                .file("coco.json", COCO.formatted(annotation))
                .image("a.jpg", 100, 50)
                .now(scratch);
    }

    @Test
    void aBadAnnotationIsToldByItsLineAndTheOthersStay() {
        String[][] cases = {
            {"\"image_id\": 1, \"category_id\": 7, \"bbox\": [1, 2, 3, 4]", "class"},
            {"\"image_id\": 1, \"category_id\": 9, \"bbox\": [1, 2, 3, 4]", "category 9, which is not among"},
            {"\"image_id\": 2, \"category_id\": 0, \"bbox\": [1, 2, 3, 4]", "image 2, which is not among"},
            {"\"image_id\": 1, \"category_id\": 0", "has no bbox"},
            {"\"image_id\": 1, \"category_id\": 0, \"bbox\": [1, 2, Infinity, 4]", "no four numbers"},
            {"\"image_id\": 1, \"category_id\": 0, \"bbox\": [1, 2, 0, 4]", "no width or no height"},
            {"\"image_id\": 1, \"category_id\": 0, \"bbox\": [90, 2, 30, 4]", "leaves the picture"},
            {"\"image_id\": 1, \"category_id\": 0, \"bbox\": [1, 2, 3, 4]", "two are exactly the same"},
        };
        for (String[] c : cases) {
            Read read = coco("{\"id\": 2, %s}".formatted(c[0]));
            assertThat(read.troubles).as(c[0]).hasSize(1);
            assertThat(read.troubles.getFirst())
                    .startsWith("coco.json:5 annotation 2")
                    .contains(c[1]);
            assertThat(read.label("a.jpg")).as(c[0]).isEqualTo("{boxes:[{class:cat,x1:1,y1:2,x2:4,y2:6}]}");
        }
    }

    @Test
    void aFileThatIsCutKeepsWhatCameBefore() {
        Read read = Read.boxes("cat")
                .file("coco.json", COCO.substring(0, COCO.indexOf("%s")) + "{\"id\": 2, \"bbo")
                .image("a.jpg", 100, 50)
                .now(scratch);
        assertThat(read.troubles).hasSize(1).allMatch(t -> t.contains("cut or broken here"));
    }

    @Test
    void anImageOfAnotherSizeHasNoUseForLabels() {
        Read read = Read.boxes("cat")
                .file(
                        "coco.json",
                        COCO.formatted("{\"id\": 2, \"image_id\": 1, \"category_id\": 0, \"bbox\": [9, 9, 9, 9]}"))
                .image("a.jpg", 50, 100)
                .now(scratch);
        assertThat(read.labels).isEmpty();
        assertThat(read.troubles).hasSize(1).allMatch(t -> t.contains("100 × 50 pixels, and has 50 × 100"));
    }

    @Test
    void namesThatMayBeTwoOrDifferInCaseAreTold() {
        String one = "{\"id\": 2, \"image_id\": 1, \"category_id\": 0, \"bbox\": [9, 9, 9, 9]}";
        Read two = Read.boxes("cat")
                .file("coco.json", COCO.formatted(one))
                .image("d1/a.jpg", 100, 50)
                .image("d2/a.jpg", 100, 50)
                .now(scratch);
        assertThat(two.labels).isEmpty();
        assertThat(two.troubles)
                .containsExactly("coco.json:1 a.jpg: may be d1/a.jpg or d2/a.jpg: name it with its folder");
        Read other = Read.boxes("cat")
                .file("coco.json", COCO.formatted(one))
                .image("A.JPG", 100, 50)
                .now(scratch);
        assertThat(other.troubles).hasSize(1).allMatch(t -> t.contains("differs in case or form"));
        Read none = Read.boxes("cat")
                .file("coco.json", COCO.formatted(one))
                .image("b.jpg", 100, 50)
                .now(scratch);
        assertThat(none.troubles).hasSize(1).allMatch(t -> t.contains("is not in the archive"));
    }

    @Test
    void anImageIsLabelledByOneFile() {
        String one = "{\"id\": 2, \"image_id\": 1, \"category_id\": 0, \"bbox\": [9, 9, 9, 9]}";
        Read read = Read.boxes("cat")
                .file("one.json", COCO.formatted(one))
                .file("two.json", COCO.formatted(one))
                .image("a.jpg", 100, 50)
                .now(scratch);
        assertThat(read.labels.get("a.jpg").path("boxes")).hasSize(2);
        assertThat(read.troubles)
                .containsExactly("two.json:1 a.jpg: has labels of one.json already: leave one of the two out");
    }

    @Test
    void yoloMayCrossTheEdgeByARoundingAndNoFurther() {
        Read read = Read.boxes("cat", "dog")
                .file("data.yaml", "names:\n  0: 'cat'\n  1: dog\n")
                .file(
                        "labels/a.txt",
                        "0 0.5 0.5 1.0000005 1\n1 0.9 0.5 0.9 0.2\n5 .1 .1 .1 .1\n1 .1 x .1 .1\n1 .2 .2 .1 .1 .93\n")
                .image("images/a.jpg", 200, 100)
                .now(scratch);
        assertThat(read.label("images/a.jpg"))
                .isEqualTo("{boxes:[{class:cat,x1:0,y1:0,x2:200,y2:100},{class:dog,x1:30,y1:15,x2:50,y2:25}]}"
                        .replace("x1:0", "x1:0")
                        .replace("x2:200", "x2:200"));
        assertThat(read.troubles)
                .hasSize(3)
                .anyMatch(t -> t.startsWith("labels/a.txt:2") && t.contains("leaves the picture"))
                .anyMatch(t -> t.startsWith("labels/a.txt:3") && t.contains("class 5, and there are names for 0 to 1"))
                .anyMatch(t -> t.startsWith("labels/a.txt:4") && t.contains("mend the line"));
    }

    @Test
    void yoloWithoutNamesSaysWhichFileIsMissing() {
        Read read = Read.boxes("cat")
                .file("a.txt", "0 .5 .5 .1 .1\n")
                .image("a.jpg", 10, 10)
                .now(scratch);
        assertThat(read.troubles).hasSize(1).allMatch(t -> t.contains("classes.txt or data.yaml"));
    }

    @Test
    void nothingOutsideAnXmlIsRead() throws Exception {
        Path secret = Files.writeString(scratch.resolve("secret"), "cat");
        String xml = """
                <!DOCTYPE annotation [<!ENTITY secret SYSTEM "%s">]>
                <annotation><filename>a.jpg</filename><object><name>&secret;</name><bndbox><xmin>1</xmin><ymin>1</ymin>
                <xmax>5</xmax><ymax>5</ymax></bndbox></object></annotation>""".formatted(secret.toUri());
        Read read = Read.boxes("cat").file("a.xml", xml).image("a.jpg", 10, 10).now(scratch);
        assertThat(read.labels).isEmpty();
        assertThat(read.troubles).isNotEmpty();
    }

    @Test
    void aMaskWithAHoleAndTwoPartsIsOneOutline() {
        // rows: ##.  #.#  ###  ..#  ; down the columns
        String rle = "{\"size\": [4, 3], \"counts\": [0, 3, 1, 1, 1, 1, 2, 3]}";
        Read read = Read.polygons("cat")
                .file(
                        "coco.json",
                        COCO.formatted("{\"id\": 2, \"image_id\": 1, \"category_id\": 0, \"segmentation\": %s}"
                                .formatted(rle)))
                .image("a.jpg", 100, 50)
                .now(scratch);
        assertThat(read.troubles).hasSize(1).allMatch(t -> t.contains("annotation 1: has no outline"));
        double area = 0;
        for (var ring : read.labels.get("a.jpg").at("/polygons/0/rings")) {
            double twice = 0;
            for (int i = 0; i < ring.size(); i++) {
                var a = ring.get(i);
                var b = ring.get((i + 1) % ring.size());
                twice += a.get(0).asDouble() * b.get(1).asDouble()
                        - b.get(0).asDouble() * a.get(1).asDouble();
            }
            area += twice / 2;
        }
        assertThat(area).isEqualTo(8);
    }

    @Test
    void aMaskThatDoesNotFillItsImageIsRefused() {
        for (String counts : new String[] {"[0, 3]", "[1, 99]", "[-1, 13]", "\"~~\"", "[\"x\"]"}) {
            Read read = Read.polygons("cat")
                    .file(
                            "coco.json",
                            COCO.formatted(
                                    "{\"id\": 2, \"image_id\": 1, \"category_id\": 0, \"segmentation\": {\"size\": [4, 3], \"counts\": %s}}"
                                            .formatted(counts)))
                    .image("a.jpg", 100, 50)
                    .now(scratch);
            assertThat(read.troubles).as(counts).hasSize(2);
            assertThat(read.labels).isEmpty();
        }
    }

    @Test
    void packedRunsAreThoseOfPycocotools() {
        // pycocotools 2.0.11, of a mask of 30 × 20 with a hole and a lone pixel
        assertThat(Runs.unpacked("n1=70000FL44LL44LL44600000000000000000000b3DjN"))
                .startsWith(62, 13, 7, 13, 7, 13, 7, 3, 3, 7, 7, 3, 3, 7, 7)
                .endsWith(7, 13, 121, 1, 83)
                .hasSize(43);
    }

    @Test
    void keypointsGoToTheirFeatures() {
        Read read = Read.of("landmarks", """
                        {"groups": [{"name": "eye", "size": 2}, {"name": "mouth", "size": 1}]}""")
                .file("coco.json", """
                        {"images": [{"id": 1, "file_name": "a.jpg"}], "categories": [{"id": 1, "name": "face"}], "annotations": [
                        {"id": 1, "image_id": 1, "category_id": 1, "keypoints": [1, 2, 2, 3, 4, 1, 0, 0, 0]},
                        {"id": 2, "image_id": 1, "category_id": 1, "keypoints": [1, 2, 2, 3, 4, 1, 0, 0, 0]}]}""")
                .image("a.jpg", 10, 10)
                .now(scratch);
        assertThat(read.label("a.jpg")).isEqualTo("{points:{eye:[[1,2,2],[3,4,1]],mouth:[[null,null,0]]}}");
        assertThat(read.troubles)
                .hasSize(1)
                .allMatch(t -> t.contains("annotation 2") && t.contains("the first one counts"));
    }

    @Test
    void bytesThatAreNoTextAreTold() {
        byte[][] all = {
            {(byte) 0xff, (byte) 0xfe, 1, 2, 3},
            {0, 0, 0, '{', 0, 0, 0, (byte) 0xd8},
            {'{', '"', (byte) 0xc3, 'x'},
            {1, 2, 3},
            {}
        };
        for (byte[] bytes : all) {
            for (String name : new String[] {"a.json", "a.xml", "a.txt", "a.ndjson", "data.yaml", "classes.txt"}) {
                Read read = Read.boxes("cat")
                        .file(name, bytes)
                        .image("a.jpg", 10, 10)
                        .now(scratch);
                assertThat(read.labels.values())
                        .allMatch(label -> label.path("boxes").isEmpty());
            }
        }
        Read read = Read.boxes("cat").file("a.ndjson", new byte[] {(byte) 0xff}).now(scratch);
        assertThat(read.troubles).containsExactly("a.ndjson:1 null: is not in UTF-8: save it so, and send it anew");
    }
}
