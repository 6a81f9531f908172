package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.Item;
import dev.terrace.ingestion.Refusal;
import dev.terrace.ingestion.RefusedRow;
import dev.terrace.ingestion.Row;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Terms;
import java.io.IOException;
import java.io.InputStream;
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

    private final Lines lines;
    private final Terms terms;
    private final MediaNames media;
    private final int rowBytes;
    private final long mostRows;
    private final SeenIds seen = new SeenIds();
    private @Nullable RowParser parser;
    private long rows;

    Manifest(Format format, InputStream body, Terms terms, MediaNames media, int rowBytes, long mostRows) {
        this.rowBytes = rowBytes;
        this.lines = new Lines(body, format == Format.CSV, rowBytes);
        this.parser = format == Format.NDJSON ? new NdjsonRow(rowBytes) : null;
        this.terms = terms;
        this.media = media;
        this.mostRows = mostRows;
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

    private Row row(RowParser parser) {
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
