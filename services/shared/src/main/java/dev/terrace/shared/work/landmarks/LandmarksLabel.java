package dev.terrace.shared.work.landmarks;

import dev.terrace.shared.work.Label;
import java.util.List;

/** All points of the schema, in its order; sent by groups, {@code {"points": {"right_eye": [[x, y, 2], …]}}}. */
public record LandmarksLabel(List<Landmark> points) implements Label {
    public LandmarksLabel {
        points = List.copyOf(points);
    }
}
