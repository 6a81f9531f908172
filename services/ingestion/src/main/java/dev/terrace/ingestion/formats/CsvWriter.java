package dev.terrace.ingestion.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A row an item for spreadsheets: a cell that one would take for a formula begins with an apostrophe. */
final class CsvWriter {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("item", "media", "class", "label", "confidence", "labels", "meta")
            .get();

    void write(OutputStream out, Rows rows) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter csv = new CSVPrinter(text, FORMAT);
        rows.each(row -> csv.printRecord(
                safe(row.item()),
                safe(row.media()),
                safe(row.label() == null ? "" : row.label().path("class").asText("")),
                row.label() == null ? "" : row.label().toString(),
                row.label() == null ? "" : row.confidence(),
                row.labels(),
                row.meta() == null ? "" : safe(row.meta().toString())));
        csv.flush();
    }

    private static String safe(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
