package dev.terrace.shared.work.boxes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Faults;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import java.util.ArrayList;
import java.util.List;

/** At most so many boxes, each of one of these classes; the class may be left out where there is only one. */
public record BoxesSchema(List<String> classes, int maxBoxes) implements LabelSchema<BoxesLabel> {
    private static final double FARTHEST_PIXEL = 1e6;
    private static final List<String> CORNERS = List.of("x1", "y1", "x2", "y2");
    private static final List<String> ALL = List.of("class", "x1", "y1", "x2", "y2");

    public BoxesSchema {
        classes = List.copyOf(classes);
    }

    @Override
    public List<Fault> faults(Content content) {
        return content instanceof Content.Image ? List.of() : List.of(new Fault("", "expected an image"));
    }

    @Override
    public List<Fault> faults(JsonNode label, Task task) {
        Faults faults = new Faults();
        if (faults.object(label, "", List.of("boxes")) && faults.list(label.get("boxes"), "boxes", maxBoxes)) {
            for (int i = 0; i < label.get("boxes").size() && !faults.isFull(); i++) {
                check(label.get("boxes").get(i), "boxes[" + i + "]", faults);
            }
        }
        return faults.list();
    }

    private void check(JsonNode box, String path, Faults faults) {
        boolean oneClass = classes.size() == 1;
        if (!faults.object(box, path, oneClass ? CORNERS : ALL, "class")) {
            return;
        }
        boolean placed = true;
        for (String corner : CORNERS) {
            placed &= faults.number(box.get(corner), path + "." + corner, -FARTHEST_PIXEL, FARTHEST_PIXEL, "pixels");
        }
        if (placed
                && !(box.get("x1").doubleValue() < box.get("x2").doubleValue()
                        && box.get("y1").doubleValue() < box.get("y2").doubleValue())) {
            faults.add(path, "it has no width or no height: expected x1 < x2 and y1 < y2");
        }
        if (box.has("class")) {
            faults.name(box.get("class"), path + ".class", classes);
        }
    }

    @Override
    public BoxesLabel read(JsonNode label, Task task) {
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
    public ObjectNode jsonSchema() {
        ObjectNode schema = Json.object().put("type", "object").put("additionalProperties", false);
        schema.putArray("required").add("boxes");
        ObjectNode list = schema.putObject("properties").putObject("boxes");
        list.put("type", "array").put("maxItems", maxBoxes);
        ObjectNode box = list.putObject("items").put("type", "object").put("additionalProperties", false);
        var required = box.putArray("required");
        (classes.size() == 1 ? CORNERS : ALL).forEach(required::add);
        ObjectNode fields = box.putObject("properties");
        var names = fields.putObject("class").putArray("enum");
        classes.forEach(names::add);
        CORNERS.forEach(corner -> fields.putObject(corner).put("type", "number"));
        return schema;
    }

    @Override
    public long quantity(BoxesLabel label, Terms.Per per) {
        return per == Terms.Per.OBJECT ? label.boxes().size() : 1;
    }
}
