package dev.terrace.dispatch.submit;

import static dev.terrace.dispatch.Refusal.ROW_MALFORMED;
import static dev.terrace.dispatch.Refusal.ROW_TOO_LARGE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.terrace.dispatch.Limits;
import dev.terrace.shared.problem.JsonFaults;
import dev.terrace.shared.work.UnitId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a submission, each by itself: a row that cannot be read leaves the others alone. */
@ApplicationScoped
class Rows {
    private static final Set<String> FIELDS = Set.of("unit", "attempt", "worker", "label", "seconds");

    private static final String MARK = "\ufeff";

    private final ObjectReader json;
    private final int rowChars;

    @Inject
    Rows(ObjectMapper json, Limits limits) {
        this(json, limits.rowChars());
    }

    Rows(ObjectMapper json, int rowChars) {
        this.json = json.readerFor(JsonNode.class)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
        this.rowChars = rowChars;
    }

    /** A row a line; empty lines are none. */
    List<Row> read(String body) {
        return lines(body).map(this::row).toList();
    }

    /** The lines that are rows; a byte-order mark before the first is none of it. */
    static Stream<String> lines(String body) {
        String text = body.startsWith(MARK) ? body.substring(MARK.length()) : body;
        return text.lines().filter(line -> !line.isBlank());
    }

    private Row row(String line) {
        if (line.length() > rowChars) {
            String detail = "The row has %d characters, %d are allowed".formatted(line.length(), rowChars);
            return new Row.Unreadable(null, null, ROW_TOO_LARGE, detail);
        }
        try {
            return row(json.<JsonNode>readValue(line));
        } catch (MismatchedInputException e) {
            return new Row.Unreadable(
                    null, null, ROW_MALFORMED, "Expected one JSON object and nothing after it: one row a line");
        } catch (JsonProcessingException e) {
            return new Row.Unreadable(
                    null, null, ROW_MALFORMED, "Expected one JSON object: the row " + JsonFaults.of(e));
        }
    }

    private static Row row(JsonNode row) {
        if (!row.isObject()) {
            return new Row.Unreadable(null, null, ROW_MALFORMED, "Expected one JSON object");
        }
        @Nullable String unit = text(row.get("unit"));
        @Nullable Integer attempt = number(row.get("attempt"));
        for (var field : row.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                return malformed(unit, attempt, "unknown field; a row has unit, attempt, worker, label, seconds");
            }
        }
        if (unit == null) {
            return malformed(null, attempt, "unit: expected <dataset>.<lot>.<n>, as it came with the pack");
        }
        if (attempt == null) {
            return malformed(unit, null, "attempt: expected the whole number that came with the pack");
        }
        JsonNode worker = row.get("worker");
        if (worker != null && !worker.isTextual()) {
            return malformed(unit, attempt, "worker: expected the worker's id");
        }
        JsonNode label = row.get("label");
        if (label == null) {
            return malformed(unit, attempt, "label: missing");
        }
        JsonNode seconds = row.get("seconds");
        if (seconds != null && !(seconds.isNumber() && seconds.doubleValue() >= 0)) {
            return malformed(unit, attempt, "seconds: expected how long the worker took, 0 or more");
        }
        try {
            return new Row.Label(
                    UnitId.parse(unit), attempt, text(worker), label, seconds == null ? 0 : seconds.doubleValue());
        } catch (IllegalArgumentException e) {
            return malformed(unit, attempt, "unit: " + e.getMessage());
        }
    }

    private static Row malformed(@Nullable String unit, @Nullable Integer attempt, String detail) {
        return new Row.Unreadable(unit, attempt, ROW_MALFORMED, detail);
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        return value != null && value.isTextual() ? value.textValue() : null;
    }

    private static @Nullable Integer number(@Nullable JsonNode value) {
        return value != null && value.isNumber() && value.doubleValue() == value.intValue() ? value.intValue() : null;
    }
}
