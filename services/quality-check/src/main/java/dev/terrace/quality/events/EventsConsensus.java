package dev.terrace.quality.events;

import dev.terrace.quality.Geometry;
import dev.terrace.quality.ObjectConsensus;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.events.Event;
import dev.terrace.shared.work.events.EventsLabel;
import dev.terrace.shared.work.events.EventsSchema;
import java.util.List;
import java.util.Map;

/** The events that most people saw, each from the median start to the median end. */
public record EventsConsensus(EventsSchema schema, Geometry<Event> geometry)
        implements ObjectConsensus<Event, EventsLabel> {

    public EventsConsensus(EventsSchema schema) {
        this(schema, EventGeometry.of(schema));
    }

    @Override
    public Attributes attributes() {
        return schema.labelAttributes();
    }

    @Override
    public List<Event> objects(EventsLabel label) {
        return label.events();
    }

    @Override
    public Map<String, Object> attributes(EventsLabel label) {
        return label.attributes();
    }

    @Override
    public EventsLabel label(List<Event> events, Map<String, Object> attributes) {
        return new EventsLabel(events, attributes);
    }
}
