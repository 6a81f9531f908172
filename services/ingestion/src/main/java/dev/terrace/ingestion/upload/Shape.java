package dev.terrace.ingestion.upload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.ingestion.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What nested fields of a row must look like. */
final class Shape {

    private Shape() {}

    /** An object with all of the fields that it must have, and none but those that it may. */
    static JsonNode of(@Nullable JsonNode node, String at, List<String> must, String... may) throws BadRow {
        if (node == null || !node.isObject()) {
            throw new BadRow(at, "must be an object with " + String.join(", ", must));
        }
        for (String field : must) {
            if (!node.hasNonNull(field)) {
                throw new BadRow(at + "." + field, "is missing");
            }
        }
        for (var field : node.properties()) {
            if (!must.contains(field.getKey()) && !List.of(may).contains(field.getKey())) {
                throw new BadRow(at + "." + Text.quoted(field.getKey()), "is not a field here: leave it out");
            }
        }
        return node;
    }

    static JsonNode list(@Nullable JsonNode node, String at, int least, int most) throws BadRow {
        if (node == null || !node.isArray() || node.size() < least || node.size() > most) {
            throw new BadRow(at, "must be a list of " + least + " to " + most);
        }
        return node;
    }

    static String text(@Nullable JsonNode node, String at) throws BadRow {
        if (node == null) {
            throw new BadRow(at, "is missing");
        }
        if (!node.isTextual()) {
            throw new BadRow(at, node.isNumber() ? "must be a text: put the value in quotes" : "must be a text");
        }
        return node.textValue();
    }

    /** A text that says something and can be stored. */
    static String sound(@Nullable JsonNode node, String at) throws BadRow {
        String text = text(node, at);
        String fault = Text.fault(text);
        if (fault != null) {
            throw new BadRow(at, fault);
        }
        return text;
    }

    static String media(@Nullable JsonNode node, String at) throws BadRow {
        String media = text(node, at);
        String fault = MediaReference.fault(media);
        if (fault != null) {
            throw new BadRow(at, fault);
        }
        return media;
    }

    /** A matrix, row by row. */
    static List<Double> numbers(@Nullable JsonNode node, String at, int count) throws BadRow {
        if (node == null || !node.isArray() || node.size() != count) {
            throw new BadRow(at, "must be a list of " + count + " numbers, row by row");
        }
        List<Double> numbers = new ArrayList<>(count);
        for (JsonNode number : node) {
            if (!number.isNumber() || !Double.isFinite(number.doubleValue())) {
                throw new BadRow(at, "must be a list of " + count + " numbers, row by row");
            }
            numbers.add(number.doubleValue());
        }
        return numbers;
    }
}
