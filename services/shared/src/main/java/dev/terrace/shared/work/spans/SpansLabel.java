package dev.terrace.shared.work.spans;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Label;
import java.util.List;
import java.util.Map;

/**
 * The parts marked in a text; none is an answer too: {@code {"spans": [{"class": "person", "start": 0, "end": 5}]}}.
 *
 * @param attributes of the text as a whole, by name
 */
public record SpansLabel(
        List<Span> spans,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> attributes) implements Label {

    public SpansLabel {
        spans = List.copyOf(spans);
        attributes = Attributes.values(attributes);
    }

    public SpansLabel(List<Span> spans) {
        this(spans, Map.of());
    }
}
