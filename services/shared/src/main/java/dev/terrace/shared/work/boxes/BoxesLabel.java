package dev.terrace.shared.work.boxes;

import dev.terrace.shared.work.Label;
import java.util.List;

/** The boxes drawn on an image; none is an answer too: {@code {"boxes": [{"class": "car", "x1": …}]}}. */
public record BoxesLabel(List<Box> boxes) implements Label {
    public BoxesLabel {
        boxes = List.copyOf(boxes);
    }
}
