package dev.terrace.ingestion.upload;

import static dev.terrace.ingestion.Samples.text;
import static dev.terrace.ingestion.upload.Manifests.CLASSES;
import static dev.terrace.ingestion.upload.Manifests.ROW_BYTES;
import static dev.terrace.ingestion.upload.Manifests.bytes;
import static dev.terrace.ingestion.upload.Manifests.csv;
import static dev.terrace.ingestion.upload.Manifests.ndjson;
import static dev.terrace.ingestion.upload.Manifests.rows;
import static dev.terrace.ingestion.upload.Manifests.seen;
import static dev.terrace.ingestion.upload.Manifests.source;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.terrace.ingestion.Item;
import dev.terrace.ingestion.RefusedRow;
import dev.terrace.ingestion.Row;
import dev.terrace.ingestion.Samples;
import dev.terrace.ingestion.upload.Manifest.Format;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.boxes.BoxesSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {

    private static final Terms BOXES = Samples.terms(
            new Work.Boxes(new BoxesSchema(List.of("car", "person"), 50)), new Terms.Split(50, null, 0, 1));

    @Test
    void anItemKeepsAllItsFields() throws IOException {
        assertThat(ndjson(
                        "{\"id\":\"a\",\"media\":\"https://m/a.jpg\",\"width\":640,\"height\":480,\"maxOverlap\":3}\n"))
                .containsExactly(new Item("a", new Content.Image("https://m/a.jpg", 640, 480), null, null, null, 3));
    }

    @Test
    void theLastRowNeedsNoLineEndAndBlankRowsCountAsNothing() throws IOException {
        assertThat(ndjson("\n{\"id\":\"a\",\"text\":\"x\"}\r\n\r\n{\"id\":\"b\",\"text\":\"y\"}"))
                .containsExactly(text("a", "x"), text("b", "y"));
    }

    @Test
    void badRowsAreNamedByLineAndGoodRowsStay() throws IOException {
        assertThat(ndjson("{\"id\":\"a\",\"text\":\"x\"}\nnonsense\n{\"id\":\"b\",\"text\":\"y\"}\n"))
                .containsExactly(
                        text("a", "x"),
                        new RefusedRow(2, null, "is not valid JSON in UTF-8: check quotes, commas and the encoding"),
                        text("b", "y"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"media":"m.jpg"}                              | id         | missing
            {"id":7,"media":"m.jpg"}                       | id         | in quotes
            {"id":" ","media":"m.jpg"}                     | id         | blank
            {"id":"a\\u0000","media":"m.jpg"}              | id         | control character
            {"id":"a","id":"b","media":"m.jpg"}            | id         | twice
            {"id":"a"}                                     | media      | missing
            {"id":"a","media":"m.jpg","text":"t"}          | text       | one of the two
            {"id":"a","media":"javascript:alert(1)"}       | media      | http, https or s3
            {"id":"a","media":"../../etc/passwd"}          | media      | '..'
            {"id":"a","media":"two words.jpg"}             | media      | %20
            {"id":"a","text":"\\ud800"}                    | text       | surrogate
            {"id":"a","media":"m","width":640}             | height     | both
            {"id":"a","media":"m","width":0,"height":1}    | width      | from 1 to
            {"id":"a","media":"m","width":1.5,"height":1}  | width      | whole number
            {"id":"a","media":"m","width":"6","height":1}  | width      | without quotes
            {"id":"a","media":"m","width":1e99,"height":1} | width      | from 1 to
            {"id":"a","media":"m","maxOverlap":99999999999999999999999} | maxOverlap | from 1 to 100
            {"id":"a","media":"m","colour":"red"}          | colour     | put your own data into meta
            {"id":"a","text":"t","width":640,"height":480} | width      | does not go with text
            {"id":"a","text":"t","start":{"class":"c"}}    | start.class | "c" is unknown: choose one of a, b
            {"id":"a","text":"t","gold":{"class":"c"}}     | gold.class  | "c" is unknown: choose one of a, b
            {"id":"a","media":"m","meta":{"a":1,"a":2}}    | meta       | a field twice
            {"id":"a","media":"m","meta":{"a":1e999}}      | meta       | far too large
            {"id":"a","media":"m","meta":{"a":"\\ud800"}} | meta       | surrogate
            {"id":"a","media":"m","meta":[[[[[[[[1]]]]]]]]} | meta      | deeper than 8
            {"id":"a","media":"m","fps":"fast"}            | fps        | 30000/1001
            {"id":"a","media":"m","fps":1e9}               | fps        | at most 10000
            {"id":"a","media":"m","frames":[1]}            | frames     | must be a whole number
            {"id":"a","prompt":"p","answers":[]}           | answers    | 2 to 20
            {"id":"a","scene":{"cameras":[]}}              | scene.frames | is missing
            {"id":"a","media":["m"]}                       | media      | must be a text
            {"id":"a","text":true}                         | text       | must be a text
            [1]                                            |            | a JSON array: write one
            7                                              |            | not a JSON object
            {"id":"a","text":"t"} {"id":"b"}               |            | one object a line
            {"id":"a","text":"t"                           |            | not valid JSON
            """)
    void aRefusalSaysWhichFieldAndWhatToDo(String row, String field, String problem) throws IOException {
        List<Row> rows = ndjson(row);
        assertThat(rows).hasSize(1);
        RefusedRow refused = (RefusedRow) rows.getFirst();
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.problem()).contains(problem);
    }

    @Test
    void deepNestingAndLongNumbersAreBadRows() throws IOException {
        String deep = "{\"id\":\"a\",\"media\":" + "[".repeat(400);
        String digits = "{\"id\":\"a\",\"width\":" + "9".repeat(500) + "}";
        assertThat(ndjson(deep + "\n" + digits + "\n{\"id\":\"b\",\"text\":\"y\"}"))
                .hasSize(3)
                .last()
                .isEqualTo(text("b", "y"));
    }

    @Test
    void invalidUtf8IsABadRowInBothFormats() throws IOException {
        byte[] latin = bytes("{\"id\":\"a\",\"text\":\"", 0xE9, "\"}\n{\"id\":\"b\",\"text\":\"y\"}\n");
        assertThat(rows(Format.NDJSON, CLASSES, latin))
                .satisfiesExactly(
                        row -> assertThat(row).isInstanceOf(RefusedRow.class),
                        row -> assertThat(row).isEqualTo(text("b", "y")));
        byte[] csv = bytes("id,text\na,", 0xE9, "\nb,y\n");
        assertThat(rows(Format.CSV, CLASSES, csv))
                .satisfiesExactly(
                        row -> assertThat(((RefusedRow) row).problem()).contains("UTF-8"),
                        row -> assertThat(row).isEqualTo(text("b", "y")));
    }

    @Test
    void aRowThatIsTooLongIsPassedOver() throws IOException {
        String giant = "{\"id\":\"a\",\"text\":\"" + "x".repeat(300_000) + "\"}";
        assertThat(ndjson("{\"id\":\"0\",\"text\":\"t\"}\n" + giant + "\n{\"id\":\"b\",\"text\":\"y\"}\n"))
                .containsExactly(
                        text("0", "t"),
                        new RefusedRow(
                                2, null, "is longer than 1024 bytes: move what is long to a file and refer to it"),
                        text("b", "y"));
    }

    @Test
    void anIdMayComeOnlyOnce() throws IOException {
        assertThat(ndjson("{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"a\",\"text\":\"y\"}\n"))
                .containsExactly(
                        text("a", "x"), new RefusedRow(2, "id", "is that of an earlier row: give each item its own"));
    }

    @Test
    void boxesNeedAnImage() throws IOException {
        assertThat(rows(Format.NDJSON, BOXES, "{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\"}".getBytes(UTF_8)))
                .extracting(row -> ((RefusedRow) row).field())
                .containsExactly("text", "media");
    }

    @Test
    void moreRowsThanAllowedRefuseTheWhole() {
        Manifest manifest = new Manifest(
                source(Format.NDJSON, new ByteArrayInputStream("\n".repeat(9).getBytes(UTF_8))),
                CLASSES,
                MediaNames.NONE,
                seen(),
                new Manifest.Bounds(ROW_BYTES, 5));
        assertThatThrownBy(manifest::next).isInstanceOf(Refused.class).hasMessageContaining("5 rows");
    }

    @Test
    void aCarriageReturnEndsRowsOrCutsNothing() throws IOException {
        assertThat(csv("id,text\ra,x\rb,\"y\rz\"\r")).containsExactly(text("a", "x"), text("b", "y\rz"));
        assertThat(csv("id,text\nt-1,hello\rworld\nt-2,\"hello\rworld\"\n"))
                .satisfiesExactly(
                        row -> assertThat(((RefusedRow) row).problem()).contains("carriage return that ends no line"),
                        row -> assertThat(row).isEqualTo(text("t-2", "hello\rworld")));
        assertThat(ndjson("{\"id\":\"a\",\"text\":\"x\"}\r{\"id\":\"b\",\"text\":\"y\"}\r"))
                .containsExactly(text("a", "x"), text("b", "y"));
    }

    @Test
    void numbersMayHaveAPointAndAddressesAnyCharacter() throws IOException {
        Item item = new Item("a", new Content.Image("图/𠮷.jpg", 640, 480), null, null, null, null);
        assertThat(ndjson("{\"id\":\"a\",\"media\":\"图/𠮷.jpg\",\"width\":640.0,\"height\":4.8e2}"))
                .containsExactly(item);
        assertThat(csv("id,media,width,height\na,图/𠮷.jpg,640.0,480\n")).containsExactly(item);
    }

    @Test
    void furtherColumnsAndMetaComeBackAsTheyCame() throws IOException {
        Item item = (Item) csv("id,text,order,note\na,x,007,\n").getFirst();
        assertThat(item.meta()).hasToString("{\"order\":\"007\",\"note\":\"\"}");
        Item nested = (Item) ndjson("{\"id\":\"a\",\"text\":\"x\",\"meta\":{\"a\":[1.10,{\"b\":null}]}}")
                .getFirst();
        assertThat(nested.meta()).hasToString("{\"a\":[1.10,{\"b\":null}]}");
        assertThatThrownBy(() -> Meta.check(TextNode.valueOf("字".repeat(700)))).hasMessageContaining("2102 bytes");
    }

    @Test
    void allKindsOfContentAreRead() throws IOException {
        Content.FrameRate rate = new Content.FrameRate(30000, 1001);
        for (String fps : List.of("{\"num\":30000,\"den\":1001}", "\"30000/1001\"", "\"60000/2002\"")) {
            assertThat(((Item) ndjson("{\"id\":\"a\",\"media\":\"v.mp4\",\"fps\":" + fps + ",\"frames\":100}")
                                    .getFirst())
                            .content())
                    .isEqualTo(new Content.Video("v.mp4", null, null, rate, 100));
        }
        assertThat(((Item) ndjson("{\"id\":\"a\",\"media\":\"v.mp4\",\"fps\":29.97}")
                                .getFirst())
                        .content())
                .isEqualTo(new Content.Video("v.mp4", null, null, new Content.FrameRate(2997, 100), null));
    }
}
