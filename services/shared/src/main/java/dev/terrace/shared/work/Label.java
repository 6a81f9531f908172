package dev.terrace.shared.work;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person's answer to one unit, or the answer the client gets. JSON: {@code {"class": "cat"}} or {@code {"boxes": [...]}}.
 */
public sealed interface Label {

    /** @throws IllegalArgumentException if not exactly one of the two is given */
    @JsonCreator
    static Label of(@JsonProperty("class") @Nullable String name, @JsonProperty("boxes") @Nullable List<Box> boxes) {
        if (name != null && boxes == null) {
            return new ClassLabel(name);
        }
        if (boxes != null && name == null) {
            return new BoxesLabel(boxes);
        }
        throw new IllegalArgumentException("a label has exactly one of: class, boxes");
    }

    /** The class chosen for an item. */
    record ClassLabel(@JsonProperty("class") String name) implements Label {}

    /** The boxes drawn on an item; none is an answer too. */
    record BoxesLabel(List<Box> boxes) implements Label {
        public BoxesLabel {
            boxes = List.copyOf(boxes);
        }
    }

    /** A 2D box in pixels, (x1, y1) the corner nearest the origin. */
    record Box(@JsonProperty("class") String name, double x1, double y1, double x2, double y2) {}
}
