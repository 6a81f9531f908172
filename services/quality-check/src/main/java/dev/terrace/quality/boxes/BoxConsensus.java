package dev.terrace.quality.boxes;

import dev.terrace.quality.Geometry;
import dev.terrace.quality.ObjectConsensus;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.boxes.Box;
import dev.terrace.shared.work.boxes.BoxesLabel;
import dev.terrace.shared.work.boxes.BoxesSchema;
import java.util.List;
import java.util.Map;

/** The boxes that most people drew, each side the median. */
public record BoxConsensus(BoxesSchema schema, Geometry<Box> geometry) implements ObjectConsensus<Box, BoxesLabel> {

    public BoxConsensus(BoxesSchema schema) {
        this(schema, new BoxGeometry(schema.classes(), schema.attributes()));
    }

    @Override
    public Attributes attributes() {
        return schema.labelAttributes();
    }

    @Override
    public List<Box> objects(BoxesLabel label) {
        return label.boxes();
    }

    @Override
    public Map<String, Object> attributes(BoxesLabel label) {
        return label.attributes();
    }

    @Override
    public BoxesLabel label(List<Box> boxes, Map<String, Object> attributes) {
        return new BoxesLabel(boxes, attributes);
    }
}
