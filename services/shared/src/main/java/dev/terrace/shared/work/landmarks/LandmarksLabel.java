package dev.terrace.shared.work.landmarks;

import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Label;
import java.util.List;
import java.util.Map;

/**
 * All points of the schema, in its order; sent by groups, {@code {"points": {"right_eye": [[x, y, 2], …]}}}.
 *
 * @param attributes of the whole, by name
 */
public record LandmarksLabel(List<Landmark> points, Map<String, Object> attributes) implements Label {
    public LandmarksLabel {
        points = List.copyOf(points);
        attributes = Attributes.values(attributes);
    }

    public LandmarksLabel(List<Landmark> points) {
        this(points, Map.of());
    }
}
