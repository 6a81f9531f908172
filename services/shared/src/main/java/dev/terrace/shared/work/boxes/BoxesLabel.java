package dev.terrace.shared.work.boxes;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Label;
import java.util.List;
import java.util.Map;

/**
 * The boxes drawn on an image; none is an answer too: {@code {"boxes": [{"class": "car", "x1": …}]}}.
 *
 * @param attributes of the image as a whole, by name
 */
public record BoxesLabel(
        List<Box> boxes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> attributes) implements Label {

    public BoxesLabel {
        boxes = List.copyOf(boxes);
        attributes = Attributes.values(attributes);
    }

    public BoxesLabel(List<Box> boxes) {
        this(boxes, Map.of());
    }
}
