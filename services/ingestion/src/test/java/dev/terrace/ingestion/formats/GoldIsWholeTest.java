package dev.terrace.ingestion.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who finds what a file of gold names and nobody could read is not to be told that there is nothing. */
class GoldIsWholeTest {
    private static final String COCO = """
            {"images": [{"id": 1, "file_name": "a.png", "width": 100, "height": 100}, {"id": 2, "file_name": "b.png"}],
             "categories": [{"id": 1, "name": "cat"}, {"id": 2, "name": "tree"}],
             "annotations": [
               {"id": 1, "image_id": 1, "category_id": 1, "bbox": [10, 10, 20, 20]},
               {"id": 2, "image_id": 1, "category_id": %s, "bbox": %s},
               {"id": 3, "image_id": 2, "category_id": 1, "bbox": [5, 5, 20, 20]}]}
            """;
    private static final String CAT_A = "{boxes:[{class:cat,x1:10,y1:10,x2:30,y2:30}]}";
    private static final String CAT_B = "{boxes:[{class:cat,x1:5,y1:5,x2:25,y2:25}]}";

    @TempDir
    private Path scratch;

    private Read read(String name, String text) {
        return Read.boxes("cat")
                .image("a.png", 100, 100)
                .image("b.png", 100, 100)
                .file(name, text);
    }

    @ParameterizedTest
    @CsvSource({"1, '[]'", "1, '[300, 300, 20, 20]'", "1, '[50, 50, -20, 20]'", "7, '[50, 50, 20, 20]'"})
    void aLabelOfWhichAnObjectCannotBeReadIsNoGold(String category, String bbox) {
        String coco = COCO.formatted(category, bbox);
        assertThat(read("gold.json", coco).now(scratch).label("a.png"))
                .as("to start from")
                .isEqualTo(CAT_A);
        Read gold = read("gold.json", coco).asGold().now(scratch);
        assertThat(gold.label("a.png")).isEqualTo("none");
        assertThat(gold.label("b.png")).isEqualTo(CAT_B);
        assertThat(gold.troubles).hasSize(2).last().asString().contains("a.png", "cannot be read whole");
    }

    @Test
    void anObjectOfAClassThatTheProjectDoesNotHaveTakesNothingAway() {
        Read gold = read("gold.json", COCO.formatted("2", "[50, 50, 20, 20]"))
                .asGold()
                .now(scratch);
        assertThat(gold.label("a.png")).isEqualTo(CAT_A);
        assertThat(gold.troubles).singleElement().asString().contains("annotation 2", "class");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a.txt | 0 0.2 0.2 0.2 0.2~0 0.5 0.5 0.2
                    a.txt | cat 0 0 0 10 10 30 30 1 1 1 1 1 1 1~cat 0 0 0 ten 10 30 30 1 1 1 1 1 1 1
                    a.xml | <annotation><filename>a.png</filename><object><name>cat</name><bndbox><xmin>10</xmin><ymin>10</ymin><xmax>30</xmax><ymax>30</ymax></bndbox></object><object><name>cat</name></object></annotation>
                    c.xml | <annotations><image id='0' name='a.png' width='100' height='100'><box label='cat' xtl='10' ytl='10' xbr='30' ybr='30'/><box label='cat' xtl='50' ytl='50' xbr='none' ybr='70'/></image></annotations>
                    l.json | [{"data": {"image": "a.png"}, "annotations": [{"result": [{"id": "r1", "type": "rectanglelabels", "original_width": 100, "original_height": 100, "value": {"x": 10, "y": 10, "width": 20, "height": 20, "rectanglelabels": ["cat"]}}, {"id": "r2", "type": "rectanglelabels", "value": {"x": "ten", "rectanglelabels": ["cat"]}}]}]}]
                    """)
    void soItIsInEveryFormat(String name, String text) {
        String lines = text.replace("~", "\n");
        assertThat(read(name, lines).file("classes.txt", "cat").now(scratch).label("a.png"))
                .as("to start from")
                .startsWith("{boxes:[{class:cat");
        assertThat(read(name, lines)
                        .file("classes.txt", "cat")
                        .asGold()
                        .now(scratch)
                        .label("a.png"))
                .isEqualTo("none");
    }
}
