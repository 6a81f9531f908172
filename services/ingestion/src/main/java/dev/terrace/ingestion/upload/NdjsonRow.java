package dev.terrace.ingestion.upload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.terrace.ingestion.Item;
import java.io.IOException;

/** Reads a row that is one JSON object. */
final class NdjsonRow implements RowParser {

    private final JsonFactory json;

    NdjsonRow(int rowBytes) {
        json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(rowBytes)
                        .maxNameLength(rowBytes)
                        .maxNumberLength(100)
                        .maxNestingDepth(2)
                        .build())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .build();
    }

    @Override
    public Item parse(byte[] buffer, int offset, int length) throws BadRow {
        try (JsonParser parser = json.createParser(buffer, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadRow(null, "is not a JSON object: write one {…} a line");
            }
            Fields fields = new Fields();
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                take(fields, field, parser);
            }
            if (parser.nextToken() != null) {
                throw new BadRow(null, "has more after its JSON object: write one object a line");
            }
            return fields.item();
        } catch (StreamConstraintsException e) {
            throw new BadRow(null, "is nested too deep or holds too long a number: an item is a flat object");
        } catch (IOException e) {
            throw new BadRow(null, "is not valid JSON in UTF-8: check quotes, commas and the encoding");
        }
    }

    private static void take(Fields fields, String field, JsonParser parser) throws BadRow, IOException {
        switch (parser.nextToken()) {
            case VALUE_STRING -> fields.text(field, parser.getText());
            case VALUE_NUMBER_INT -> fields.number(field, whole(fields, field, parser));
            case VALUE_NULL -> {
                if (!Fields.isKnown(field)) {
                    throw Fields.unknown(field);
                }
            }
            case null, default -> throw fields.mistyped(field);
        }
    }

    private static long whole(Fields fields, String field, JsonParser parser) throws BadRow, IOException {
        try {
            return parser.getLongValue();
        } catch (InputCoercionException tooBig) {
            throw fields.isNumber(field) ? new BadRow(field, "is far too large a number") : fields.mistyped(field);
        }
    }
}
