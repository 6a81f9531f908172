package dev.terrace.ingestion.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrace.ingestion.Item;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Refusal;
import dev.terrace.ingestion.RefusedRow;
import dev.terrace.ingestion.Row;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Terms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * A manifest as it is read: one row after the other, never the whole. Whatever the bytes are, a row becomes an item or a
 * refusal that names it; blank rows are passed over.
 */
final class Manifest {

    /** How a manifest is written. */
    enum Format {
        NDJSON,
        CSV
    }

    /** How many rows there may be, of how many bytes. */
    record Bounds(int rowBytes, long rows) {
        static Bounds of(Limits limits) {
            return new Bounds(limits.rowBytes(), limits.rows());
        }
    }

    /** What is read, and how; the charset is null if the sender does not say. */
    record Written(Format format, @Nullable Charset charset, InputStream body) {
        InputStream utf8() {
            return charset == null || charset.equals(UTF_8) ? body : new Transcoded(body, charset);
        }
    }

    private final Lines lines;
    private final Terms terms;
    private final MediaNames media;
    private final int rowBytes;
    private final long mostRows;
    private final boolean declared;
    private final SeenIds seen;
    private @Nullable RowParser parser;
    private long rows;

    Manifest(Written written, Terms terms, MediaNames media, SeenIds seen, Bounds bounds) {
        this.lines = new Lines(written.utf8(), written.format() == Format.CSV, bounds.rowBytes());
        this.parser = written.format() == Format.NDJSON ? new NdjsonRow(bounds.rowBytes()) : null;
        this.declared = written.charset() != null;
        this.seen = seen;
        this.rowBytes = bounds.rowBytes();
        this.terms = terms;
        this.media = media;
        this.mostRows = bounds.rows();
    }

    /**
     * The next row, or null at the end.
     *
     * @throws Refused if the header cannot be read or there are more rows than allowed: nothing further can be told
     */
    @Nullable
    Row next() throws IOException {
        while (lines.next()) {
            if (++rows > mostRows + 1) {
                throw new Refused(
                        Refusal.TOO_MANY_ROWS,
                        "A manifest has at most " + mostRows + " rows: send the others as another dataset");
            }
            if (lines.length() == 0 && !lines.tooLong()) {
                continue;
            }
            if (parser == null) {
                parser = header();
            } else {
                return row(parser);
            }
        }
        return null;
    }

    private Row row(RowParser parser) throws IOException {
        try {
            checkWhole();
            Item item =
                    parser.parse(lines.buffer(), lines.offset(), lines.length()).item(terms, media);
            if (!seen.add(item.id())) {
                throw new BadRow("id", "is that of an earlier row: give each item its own");
            }
            return item;
        } catch (BadRow e) {
            return e.at(lines.line());
        }
    }

    private RowParser header() {
        try {
            checkWhole();
            return CsvRow.header(lines.buffer(), lines.offset(), lines.length());
        } catch (BadRow e) {
            RefusedRow fault = e.at(lines.line());
            String column = fault.field() == null ? "The first line " : "Column '" + fault.field() + "' ";
            throw new Refused(Refusal.HEADER_UNREADABLE, column + fault.problem());
        }
    }

    private void checkWhole() throws BadRow {
        if (!lines.tooLong() && !Charsets.isUtf8(lines.buffer(), lines.offset(), lines.length())) {
            if (declared) {
                throw new BadRow(null, "is not valid UTF-8, as the Content-Type says: mend the row");
            }
            throw Charsets.unknown(lines.buffer(), lines.offset(), lines.length(), lines.line());
        }
        if (lines.hasStrayReturn()) {
            throw new BadRow(
                    null, "has a carriage return that ends no line: put the value that holds it in double quotes");
        }
        if (lines.quoteLeftOpen()) {
            throw new BadRow(
                    null,
                    "opens a quote that is not closed: the rows up to line " + lines.lastLine()
                            + " are lost in it; write a quote inside a value twice");
        }
        if (lines.tooLong()) {
            throw new BadRow(
                    null, "is longer than " + rowBytes + " bytes: move what is long to a file and refer to it");
        }
    }
}
