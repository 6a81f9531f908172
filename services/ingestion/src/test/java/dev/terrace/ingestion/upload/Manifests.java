package dev.terrace.ingestion.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.ingestion.Row;
import dev.terrace.ingestion.Samples;
import dev.terrace.ingestion.upload.Manifest.Format;
import dev.terrace.shared.work.Terms;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Manifests as tests write and read them. */
final class Manifests {

    static final int ROW_BYTES = 1024;
    static final Terms CLASSES = Samples.terms(50);

    private Manifests() {}

    static List<Row> ndjson(String body) throws IOException {
        return rows(Format.NDJSON, CLASSES, body.getBytes(UTF_8));
    }

    static List<Row> csv(String body) throws IOException {
        return rows(Format.CSV, CLASSES, body.getBytes(UTF_8));
    }

    /** Reads the body at once and again byte by byte, which must come to the same. */
    static List<Row> rows(Format format, Terms terms, byte[] body) throws IOException {
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
        Manifest manifest = new Manifest(
                source(format, body), terms, MediaNames.NONE, seen(), new Manifest.Bounds(ROW_BYTES, 1_000_000));
        List<Row> rows = new ArrayList<>();
        for (Row row = manifest.next(); row != null; row = manifest.next()) {
            rows.add(row);
        }
        return rows;
    }

    static Manifest.Written source(Format format, InputStream body) {
        return new Manifest.Written(format, UTF_8, body);
    }

    static SeenIds seen() {
        return new SeenIds(new SeenIds.Budget(1 << 20));
    }

    static byte[] bytes(String before, int odd, String after) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(before.getBytes(UTF_8));
        bytes.write(odd);
        bytes.writeBytes(after.getBytes(UTF_8));
        return bytes.toByteArray();
    }
}
