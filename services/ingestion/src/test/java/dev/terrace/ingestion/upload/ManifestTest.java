package dev.terrace.ingestion.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

    private static final int ROW_BYTES = 1024;
    private static final Terms CLASSES = Samples.terms(50);
    private static final Terms BOXES = Samples.terms(
            new Work.Boxes(new BoxesSchema(List.of("car", "person"), 50)), new Terms.Split(50, null, 0, 1));

    @Test
    void anItemKeepsAllItsFields() throws IOException {
        assertThat(ndjson(
                        "{\"id\":\"a\",\"media\":\"https://m/a.jpg\",\"width\":640,\"height\":480,\"maxOverlap\":3}\n"))
                .containsExactly(new Item("a", new Content.Image("https://m/a.jpg", 640, 480), null, null, 3));
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
            {"id":"a","text":"t","start":{"class":"c"}}    | start.class | "c" is not one of
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
    void csvMayHaveAMarkQuotesCommasAndLinesInAValue() throws IOException {
        assertThat(csv("\ufefftext,id\r\n\"one, \"\"two\"\"\",a\r\n\"line 1\nline 2\",b\r\nplain,c"))
                .containsExactly(text("a", "one, \"two\""), text("b", "line 1\nline 2"), text("c", "plain"));
    }

    @Test
    void csvLeavesOutWhatIsEmpty() throws IOException {
        assertThat(csv("id,media,text,width,height\na,m.jpg,,640,480\nb,,hello,,\n"))
                .containsExactly(
                        new Item("a", new Content.Image("m.jpg", 640, 480), null, null, null), text("b", "hello"));
    }

    @Test
    void csvRowsThatDoNotFitTheHeaderAreBad() throws IOException {
        assertThat(csv("id,text\na,x,y\nb\nc,\"x\" y\nd,z\n"))
                .satisfiesExactly(
                        row -> assertThat(((RefusedRow) row).problem()).contains("3 values"),
                        row -> assertThat(((RefusedRow) row).problem()).contains("1 values"),
                        row -> assertThat(((RefusedRow) row).problem()).contains("quote out of place"),
                        row -> assertThat(row).isEqualTo(text("d", "z")));
    }

    @Test
    void aQuoteLeftOpenCostsAStretchAndNotTheRest() throws IOException {
        String lost = "lost,row\n".repeat(200);
        List<Row> rows = csv("id,text\na,\"never closed\n" + lost + "z,found\n");
        assertThat(rows).first().satisfies(row -> {
            assertThat(((RefusedRow) row).row()).isEqualTo(2);
            assertThat(((RefusedRow) row).problem()).contains("quote that is not closed");
        });
        assertThat(rows).last().isEqualTo(text("z", "found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name,text\n", "id,id\n", "id;text\n", "\"id\n"})
    void aHeaderThatCannotBeReadRefusesTheWhole(String header) {
        Manifest manifest = manifest(header + "a,b\n");
        assertThatThrownBy(manifest::next).isInstanceOf(Refused.class);
    }

    @Test
    void moreRowsThanAllowedRefuseTheWhole() {
        Manifest manifest = new Manifest(
                Format.NDJSON, new ByteArrayInputStream("\n".repeat(9).getBytes(UTF_8)), CLASSES, ROW_BYTES, 5);
        assertThatThrownBy(manifest::next).isInstanceOf(Refused.class).hasMessageContaining("5 rows");
    }

    private static Item text(String id, String text) {
        return Samples.text(id, text);
    }

    private static List<Row> ndjson(String body) throws IOException {
        return rows(Format.NDJSON, CLASSES, body.getBytes(UTF_8));
    }

    private static List<Row> csv(String body) throws IOException {
        return rows(Format.CSV, CLASSES, body.getBytes(UTF_8));
    }

    /** Reads the body at once and again byte by byte, which must come to the same. */
    private static List<Row> rows(Format format, Terms terms, byte[] body) throws IOException {
        List<Row> whole = rows(format, terms, new ByteArrayInputStream(body));
        List<Row> dripping = rows(format, terms, new ByteArrayInputStream(body) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 1));
            }
        });
        assertThat(dripping).isEqualTo(whole);
        return whole;
    }

    private static List<Row> rows(Format format, Terms terms, InputStream body) throws IOException {
        Manifest manifest = new Manifest(format, body, terms, MediaNames.NONE, ROW_BYTES, 1_000_000);
        List<Row> rows = new ArrayList<>();
        for (Row row = manifest.next(); row != null; row = manifest.next()) {
            rows.add(row);
        }
        return rows;
    }

    private static Manifest manifest(String csv) {
        return new Manifest(Format.CSV, new ByteArrayInputStream(csv.getBytes(UTF_8)), CLASSES, MediaNames.NONE, ROW_BYTES, 1_000_000);
    }

    private static byte[] bytes(String before, int odd, String after) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(before.getBytes(UTF_8));
        bytes.write(odd);
        bytes.write(after.getBytes(UTF_8));
        return bytes.toByteArray();
    }
}
