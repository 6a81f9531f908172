package dev.terrace.ingestion.upload;

import static dev.terrace.ingestion.Samples.text;
import static dev.terrace.ingestion.upload.Manifests.CLASSES;
import static dev.terrace.ingestion.upload.Manifests.ROW_BYTES;
import static dev.terrace.ingestion.upload.Manifests.bytes;
import static dev.terrace.ingestion.upload.Manifests.csv;
import static dev.terrace.ingestion.upload.Manifests.seen;
import static dev.terrace.ingestion.upload.Manifests.source;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.ingestion.Item;
import dev.terrace.ingestion.RefusedRow;
import dev.terrace.ingestion.Row;
import dev.terrace.ingestion.upload.Manifest.Format;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables: their header, quotes and line ends, and the charset that they are in. */
class CsvManifestTest {

    @Test
    void csvMayHaveAMarkQuotesCommasAndLinesInAValue() throws IOException {
        assertThat(csv("\ufefftext,id\r\n\"one, \"\"two\"\"\",a\r\n\"line 1\nline 2\",b\r\nplain,c"))
                .containsExactly(text("a", "one, \"two\""), text("b", "line 1\nline 2"), text("c", "plain"));
    }

    @Test
    void csvLeavesOutWhatIsEmpty() throws IOException {
        assertThat(csv("id,media,text,width,height\na,m.jpg,,640,480\nb,,hello,,\n"))
                .containsExactly(
                        new Item("a", new Content.Image("m.jpg", 640, 480), null, null, null, null),
                        text("b", "hello"));
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
    void filesPutTogetherAreReadOrNamed() throws IOException {
        assertThat(csv("\ufeffid,text\na,x\n\ufeffid,text\n\ufeffb,y\nc,zid,text\nd,w\n"))
                .satisfiesExactly(
                        row -> assertThat(row).isEqualTo(text("a", "x")),
                        row -> assertThat(((RefusedRow) row).problem()).contains("header once more"),
                        row -> assertThat(row).isEqualTo(text("b", "y")),
                        row -> assertThat(((RefusedRow) row).problem()).contains("line end between files"),
                        row -> assertThat(row).isEqualTo(text("d", "w")));
    }

    @Test
    void whatDoesNotSayItsCharsetIsRefusedWholeIfARowIsNotUtf8() {
        byte[] gbk = "id,text\n1,中\n2,女\n3,猫\n4,一\n".getBytes(Charset.forName("GB18030"));
        Manifest manifest = new Manifest(
                new Manifest.Written(Format.CSV, null, new ByteArrayInputStream(gbk)),
                CLASSES,
                MediaNames.NONE,
                seen(),
                new Manifest.Bounds(ROW_BYTES, 100));
        assertThatThrownBy(() -> {
                    while (manifest.next() != null) {}
                })
                .isInstanceOf(Refused.class)
                .hasMessageContaining("GB18030")
                .hasMessageContaining("charset=gb18030");
        byte[] utf16 = "id,text\n1,a\n".getBytes(StandardCharsets.UTF_16);
        Manifest wide = new Manifest(
                new Manifest.Written(Format.CSV, null, new ByteArrayInputStream(utf16)),
                CLASSES,
                MediaNames.NONE,
                seen(),
                new Manifest.Bounds(ROW_BYTES, 100));
        assertThatThrownBy(wide::next).isInstanceOf(Refused.class).hasMessageContaining("could be UTF-16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "UTF-16", "UTF-8", "x-UTF-16LE-BOM"})
    void aCharsetThatIsSaidIsRead(String charset) throws IOException {
        byte[] body = "id,text\n1,中女è一\n2,𠮷\n".repeat(1).getBytes(Charset.forName(charset));
        Manifest manifest = new Manifest(
                new Manifest.Written(Format.CSV, Charset.forName(charset), new ByteArrayInputStream(body)),
                CLASSES,
                MediaNames.NONE,
                seen(),
                new Manifest.Bounds(ROW_BYTES, 100));
        assertThat(manifest.next()).isEqualTo(text("1", "中女è一"));
        assertThat(manifest.next()).isEqualTo(text("2", "𠮷"));
        assertThat(manifest.next()).isNull();
    }

    @Test
    void whatIsNotInTheCharsetThatItSaysIsRefusedWhole() {
        byte[] body = bytes("id,text\na,", 0xFF, "\nb,y\n");
        Manifest manifest = new Manifest(
                new Manifest.Written(Format.CSV, Charset.forName("GB18030"), new ByteArrayInputStream(body)),
                CLASSES,
                MediaNames.NONE,
                seen(),
                new Manifest.Bounds(ROW_BYTES, 100));
        assertThatThrownBy(() -> {
                    while (manifest.next() != null) {}
                })
                .hasMessageContaining("GB18030, and is not from byte 10 on");
    }

    private static Manifest manifest(String csv) {
        return new Manifest(
                source(Format.CSV, new ByteArrayInputStream(csv.getBytes(UTF_8))),
                CLASSES,
                MediaNames.NONE,
                seen(),
                new Manifest.Bounds(ROW_BYTES, 1_000_000));
    }
}
