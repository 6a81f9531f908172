package dev.terrace.shared.work;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Label.Box;
import dev.terrace.shared.work.Label.BoxesLabel;
import dev.terrace.shared.work.Label.ClassLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What labels of a project may be. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LabelSchema.Classes.class, name = "classes"),
    @JsonSubTypes.Type(value = LabelSchema.Boxes.class, name = "boxes")
})
public sealed interface LabelSchema {

    /** @return what is wrong with this label, naming the field and what is expected; empty if nothing is */
    Optional<String> fault(JsonNode label);

    /** Reads a label in which {@link #fault} found nothing. */
    Label read(JsonNode label);

    WorkType workType();

    /** One of these class names. */
    record Classes(List<String> classes) implements LabelSchema {
        public Classes {
            classes = List.copyOf(classes);
        }

        @Override
        public Optional<String> fault(JsonNode label) {
            return Faults.onlyField(label, "class").or(() -> Faults.className(label.get("class"), "class", classes));
        }

        @Override
        public Label read(JsonNode label) {
            return new ClassLabel(label.get("class").textValue());
        }

        @Override
        public WorkType workType() {
            return WorkType.CLASSES;
        }
    }

    /** At most so many boxes, each of one of these classes; the class may be left out where there is only one. */
    record Boxes(List<String> classes, int maxBoxes) implements LabelSchema {
        private static final double FARTHEST_PIXEL = 1e6;
        private static final List<String> CORNERS = List.of("x1", "y1", "x2", "y2");
        private static final Set<String> FIELDS = Set.of("class", "x1", "y1", "x2", "y2");

        public Boxes {
            classes = List.copyOf(classes);
        }

        @Override
        public Optional<String> fault(JsonNode label) {
            return Faults.onlyField(label, "boxes").or(() -> faultOf(label.get("boxes")));
        }

        private Optional<String> faultOf(JsonNode boxes) {
            if (!boxes.isArray()) {
                return Optional.of("boxes: expected an array of boxes, which may be empty");
            }
            if (boxes.size() > maxBoxes) {
                return Optional.of("boxes: %d are more than the %d allowed".formatted(boxes.size(), maxBoxes));
            }
            for (int i = 0; i < boxes.size(); i++) {
                Optional<String> fault = faultOf(boxes.get(i), "boxes[" + i + "]");
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return Optional.empty();
        }

        private Optional<String> faultOf(JsonNode box, String path) {
            if (!box.isObject()) {
                return Optional.of(path + ": expected an object with class, x1, y1, x2, y2");
            }
            for (var field : box.properties()) {
                if (!FIELDS.contains(field.getKey())) {
                    return Optional.of(path + "." + Faults.quoted(field.getKey())
                            + ": unknown field; a box has class, x1, y1, x2, y2");
                }
            }
            for (String corner : CORNERS) {
                JsonNode value = box.get(corner);
                if (value == null || !value.isNumber() || !(Math.abs(value.doubleValue()) <= FARTHEST_PIXEL)) {
                    return Optional.of("%s.%s: expected a number of pixels between -%.0f and %.0f"
                            .formatted(path, corner, FARTHEST_PIXEL, FARTHEST_PIXEL));
                }
            }
            if (!(box.get("x1").doubleValue() < box.get("x2").doubleValue()
                    && box.get("y1").doubleValue() < box.get("y2").doubleValue())) {
                return Optional.of(path + ": expected x1 < x2 and y1 < y2");
            }
            return box.get("class") == null && classes.size() == 1
                    ? Optional.empty()
                    : Faults.className(box.get("class"), path + ".class", classes);
        }

        @Override
        public Label read(JsonNode label) {
            List<Box> boxes = new ArrayList<>();
            for (JsonNode box : label.get("boxes")) {
                boxes.add(new Box(
                        box.hasNonNull("class") ? box.get("class").textValue() : classes.getFirst(),
                        box.get("x1").doubleValue(),
                        box.get("y1").doubleValue(),
                        box.get("x2").doubleValue(),
                        box.get("y2").doubleValue()));
            }
            return new BoxesLabel(boxes);
        }

        @Override
        public WorkType workType() {
            return WorkType.BOXES;
        }
    }
}
