package dev.terrace.shared.work.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Label;
import java.util.List;
import java.util.Map;

/**
 * What happens in a part of a video; nothing is an answer too: {@code {"events": [{"product": "cola-330", "start": 12040, …}]}}.
 *
 * @param attributes of the part as a whole, by name
 */
public record EventsLabel(
        List<Event> events,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> attributes) implements Label {
    public EventsLabel {
        events = List.copyOf(events);
        attributes = Attributes.values(attributes);
    }

    public EventsLabel(List<Event> events) {
        this(events, Map.of());
    }
}
