package dev.terrace.ingestion.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.terrace.ingestion.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
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
 * Reads a row of comma-separated values under the names of a header; columns that an item does not have become its meta. Each row
 * is parsed by itself, so that a row that the CSV rules do not allow cannot disturb the next.
 */
final class CsvRow implements RowParser {

    private static final Set<String> NUMBERS = Set.of("width", "height", "frames", "maxOverlap");
    private static final Set<String> JSON = Set.of("scene", "cameras", "answers", "meta", "start", "gold");
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build()
            .readerFor(JsonNode.class);

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
            String fault = column.isEmpty() ? null : Text.nameFault(column, 256);
            if (fault != null) {
                throw new BadRow(Text.quoted(column), fault);
            }
            if (!column.isEmpty() && !seen.add(column)) {
                throw new BadRow(column, "is a column twice: leave one of the two out");
            }
        }
        if (!seen.contains("id")) {
            throw new BadRow("id", noId(columns));
        }
        return new CsvRow(columns);
    }

    private static String noId(List<String> columns) {
        String separator = columns.size() == 1 && columns.getFirst().contains(";") ? ";" : "\t";
        if (columns.size() == 1 && columns.getFirst().contains(separator)) {
            return "is not among the columns, which seem to be separated by "
                    + (separator.equals(";") ? "semicolons" : "tabs")
                    + ": save the file with commas between the values";
        }
        return "is not among the columns: the first line names them, separated by commas";
    }

    @Override
    public ItemFields parse(byte[] buffer, int offset, int length) throws BadRow {
        CSVRecord cells = record(buffer, offset, length);
        if (cells.size() == 2 * columns.size() - 1 && endsWithHeader(cells)) {
            throw new BadRow(
                    null, "runs into the header once more: put a line end between files that are put together");
        }
        if (cells.size() != columns.size()) {
            throw new BadRow(
                    null,
                    "has " + cells.size() + " values where the header names " + columns.size()
                            + ": put a value that holds a comma in double quotes");
        }
        if (cells.stream().map(String::strip).toList().equals(columns)) {
            throw new BadRow(null, "is the header once more: leave it out where files are put together");
        }
        ItemFields fields = new ItemFields();
        ObjectNode more = JsonNodeFactory.instance.objectNode();
        JsonNode meta = more;
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            String value = cells.get(i);
            if (column.equals("meta") && !value.isEmpty()) {
                meta = value(column, value);
            } else if (column.isEmpty() && !value.isBlank()) {
                throw new BadRow(null, "has a value in a column without a name: name it in the first line");
            } else if (ItemFields.isKnown(column) && !value.isEmpty()) {
                fields.take(column, value(column, value));
            } else if (!column.isEmpty() && !ItemFields.isKnown(column)) {
                more.put(column, value);
            }
        }
        addMeta(fields, meta, more);
        return fields;
    }

    private boolean endsWithHeader(CSVRecord cells) {
        List<String> values = cells.stream().map(String::strip).toList();
        int rest = columns.size() - 1;
        return rest > 0
                && values.subList(values.size() - rest, values.size()).equals(columns.subList(1, columns.size()))
                && values.get(rest).endsWith(columns.getFirst());
    }

    private static void addMeta(ItemFields fields, JsonNode meta, ObjectNode more) throws BadRow {
        if (meta == more) {
            if (!more.isEmpty()) {
                fields.take("meta", more);
            }
        } else if (meta instanceof ObjectNode object) {
            for (var field : more.properties()) {
                if (object.has(field.getKey())) {
                    throw new BadRow(field.getKey(), "is a column and in the meta too: leave one of the two out");
                }
            }
            fields.take("meta", object.setAll(more));
        } else if (more.isEmpty()) {
            fields.take("meta", meta);
        } else {
            throw new BadRow("meta", "must be a JSON object where there are further columns");
        }
    }

    private static JsonNode value(String column, String value) throws BadRow {
        if (NUMBERS.contains(column)) {
            try {
                return DecimalNode.valueOf(new BigDecimal(value.strip()));
            } catch (NumberFormatException notANumber) {
                if (!column.equals("frames")) {
                    throw new BadRow(column, "must be a whole number");
                }
            }
        }
        return JSON.contains(column) || column.equals("frames") ? json(column, value) : TextNode.valueOf(value);
    }

    private static JsonNode json(String column, String value) throws BadRow {
        try {
            return READER.readTree(value);
        } catch (JsonProcessingException e) {
            throw new BadRow(column, "must be JSON, with each quote in it written twice");
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
