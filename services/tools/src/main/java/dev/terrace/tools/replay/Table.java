package dev.terrace.tools.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file with a header, read as strictly as it can be said where it is wrong: UTF-8, quotes as in RFC 4180, blank lines left out. */
final class Table {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final Path file;
    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();

    private Table(Path file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    static Table read(Path file, String... required) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new Malformed(file + ": not UTF-8; convert it first");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            Table table = new Table(file, parser.getHeaderNames());
            for (String column : required) {
                if (!table.has(column)) {
                    throw new Malformed(file + ": no column " + column + "; its header must name "
                            + String.join(",", required) + " and names " + String.join(",", table.columns));
                }
            }
            for (CSVRecord line : parser) {
                table.rows.add(table.new Row(line, parser.getCurrentLineNumber()));
            }
            return table;
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new Malformed(file + ": not a CSV file with a header: " + e.getMessage());
        }
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    List<Row> rows() {
        return rows;
    }

    /** One line of the file. */
    final class Row {
        private final CSVRecord record;
        private final long line;

        private Row(CSVRecord record, long line) {
            this.record = record;
            this.line = line;
            if (!record.isConsistent()) {
                throw wrong(record.size() + " fields where the header has " + columns.size());
            }
        }

        /** The field; may be empty. */
        String text(String column) {
            return record.get(column);
        }

        /** The field, which must not be empty. */
        String id(String column) {
            String text = record.get(column);
            if (text.isBlank()) {
                throw wrong(column + " is empty");
            }
            return text;
        }

        double number(String column) {
            try {
                double number = Double.parseDouble(record.get(column));
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw wrong(column + " is not a number: " + record.get(column));
            }
            throw wrong(column + " is not a finite number: " + record.get(column));
        }

        Malformed wrong(String what) {
            return new Malformed(file + ", line " + line + ": " + what);
        }
    }
}
