package dev.terrace.quality.spans;

import dev.terrace.quality.Agreed;
import dev.terrace.quality.Agreed.Found;
import dev.terrace.quality.Geometry;
import dev.terrace.quality.ObjectConsensus;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.spans.Span;
import dev.terrace.shared.work.spans.SpansLabel;
import dev.terrace.shared.work.spans.SpansSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What most people marked. */
public record SpanConsensus(SpansSchema schema, Geometry<Span> geometry) implements ObjectConsensus<Span, SpansLabel> {

    public SpanConsensus(SpansSchema schema) {
        this(schema, new SpanGeometry(schema.classes(), schema.attributes()));
    }

    @Override
    public Attributes attributes() {
        return schema.labelAttributes();
    }

    @Override
    public List<Span> objects(SpansLabel label) {
        return label.spans();
    }

    @Override
    public Map<String, Object> attributes(SpansLabel label) {
        return label.attributes();
    }

    @Override
    public SpansLabel label(List<Span> spans, Map<String, Object> attributes) {
        return new SpansLabel(spans, attributes);
    }

    /** Where marks may not overlap, the surer of two that do stays. */
    @Override
    public Agreed<Span> settled(Agreed<Span> agreed) {
        if (!schema.flat()) {
            return agreed;
        }
        List<Found<Span>> surest = new ArrayList<>(agreed.objects());
        surest.sort(Comparator.<Found<Span>>comparingDouble(f -> -f.confidence())
                .thenComparing(Found::object, SpanGeometry.LONGEST));
        List<Found<Span>> kept = new ArrayList<>();
        for (Found<Span> found : surest) {
            if (kept.stream().noneMatch(k -> k.object().shared(found.object()) > 0)) {
                kept.add(found);
            }
        }
        kept.sort(Comparator.comparing(Found::object, geometry.order()));
        return new Agreed<>(kept, agreed.dropped(), agreed.nothing());
    }
}
