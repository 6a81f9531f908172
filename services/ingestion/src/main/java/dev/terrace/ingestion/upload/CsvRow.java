package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a row of comma-separated values under the names of a header. Each row is parsed by itself, so that a row that the
 * CSV rules do not allow cannot disturb the next.
 */
final class CsvRow implements RowParser {

    private final List<String> columns;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

    private CsvRow(List<String> columns) {
        this.columns = columns;
    }

    /** Reads the header: the names of the columns, in any order; {@code id} must be one of them. */
    static CsvRow header(byte[] buffer, int offset, int length) throws BadRow {
        CsvRow header = new CsvRow(List.of());
        List<String> columns = header.record(buffer, offset, length).stream()
                .map(String::strip)
                .toList();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!Fields.isKnown(column)) {
                throw Fields.unknown(column);
            }
            if (!seen.add(column)) {
                throw new BadRow(column, "is a column twice: leave one of the two out");
            }
        }
        if (!seen.contains("id")) {
            throw new BadRow("id", "is not among the columns: the first line names them, separated by commas");
        }
        return new CsvRow(columns);
    }

    @Override
    public Item parse(byte[] buffer, int offset, int length) throws BadRow {
        CSVRecord cells = record(buffer, offset, length);
        if (cells.size() != columns.size()) {
            throw new BadRow(
                    null,
                    "has " + cells.size() + " values where the header names " + columns.size()
                            + ": put a value that holds a comma in double quotes");
        }
        Fields fields = new Fields();
        for (int i = 0; i < columns.size(); i++) {
            String value = cells.get(i);
            if (!value.isEmpty()) {
                take(fields, columns.get(i), value);
            }
        }
        return fields.item();
    }

    private static void take(Fields fields, String column, String value) throws BadRow {
        if (!fields.isNumber(column)) {
            fields.text(column, value);
            return;
        }
        try {
            fields.number(column, Long.parseLong(value.strip()));
        } catch (NumberFormatException notWhole) {
            throw fields.mistyped(column);
        }
    }

    private CSVRecord record(byte[] buffer, int offset, int length) throws BadRow {
        try {
            String row = utf8.decode(ByteBuffer.wrap(buffer, offset, length)).toString();
            try (CSVParser parser = CSVParser.parse(row, CSVFormat.RFC4180)) {
                return parser.iterator().next();
            }
        } catch (CharacterCodingException e) {
            throw new BadRow(null, "is not valid UTF-8: save the file as UTF-8");
        } catch (IOException | UncheckedIOException e) {
            throw new BadRow(null, "has a quote out of place: quote the whole value and write a quote in it twice");
        }
    }
}
