package dev.terrace.ingestion.upload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;

/** Reads a row that is one JSON object. */
final class NdjsonRow implements RowParser {

    private static final int DEPTH = 12;

    private final JsonFactory json;
    private final ObjectReader values;

    NdjsonRow(int rowBytes) {
        json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(rowBytes)
                        .maxNameLength(rowBytes)
                        .maxNumberLength(100)
                        .maxNestingDepth(DEPTH)
                        .build())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .build();
        values = JsonMapper.builder(json)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                .build()
                .readerFor(JsonNode.class);
    }

    @Override
    public ItemFields parse(byte[] buffer, int offset, int length) throws BadRow {
        try (JsonParser parser = json.createParser(buffer, offset, length)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                throw new BadRow(
                        null, "is a JSON array: write one {…} a line, without [ ] around and commas between them");
            }
            if (first != JsonToken.START_OBJECT) {
                throw new BadRow(null, "is not a JSON object: write one {…} a line");
            }
            ItemFields fields = new ItemFields();
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                parser.nextToken();
                fields.take(field, value(field, parser));
            }
            if (parser.nextToken() != null) {
                throw new BadRow(null, "has more after its JSON object: write one object a line");
            }
            return fields;
        } catch (StreamConstraintsException e) {
            throw new BadRow(null, "is nested deeper than " + DEPTH + " levels, or holds too long a number");
        } catch (IOException e) {
            throw new BadRow(null, "is not valid JSON in UTF-8: check quotes, commas and the encoding");
        }
    }

    private JsonNode value(String field, JsonParser parser) throws IOException, BadRow {
        try {
            return values.readValue(parser);
        } catch (MismatchedInputException e) {
            throw new BadRow(field, "has a field twice: leave one of the two out");
        }
    }
}
