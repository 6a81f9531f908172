package dev.terrace.shared.work.spans;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.work.Attributes;
import java.util.Map;

/**
 * A marked part of a text, [start, end) in Unicode code points of the text as it was sent.
 *
 * @param attributes what else is said of it, by name
 */
public record Span(
        @JsonProperty("class") String name,
        int start,
        int end,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> attributes) {

    public Span {
        attributes = Attributes.values(attributes);
    }

    public Span(String name, int start, int end) {
        this(name, start, end, Map.of());
    }

    /** How many code points are in both. */
    public int shared(Span other) {
        return Math.max(0, Math.min(end, other.end) - Math.max(start, other.start));
    }
}
