package dev.terrace.shared.work.boxes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Faults;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Names;
import dev.terrace.shared.work.ObjectFields;
import dev.terrace.shared.work.Picture;
import dev.terrace.shared.work.SchemaFaults;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * At most so many boxes, each of one of these classes; the class may be left out where there is only one.
 *
 * @param attributes of each box
 * @param labelAttributes of the image as a whole
 */
public record BoxesSchema(
        List<String> classes,
        int maxBoxes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Attributes attributes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Attributes labelAttributes)
        implements LabelSchema<BoxesLabel> {
    private static final int MOST = 1_000;
    private static final int USUAL_MOST = 50;
    private static final double TWINS = .98;
    private static final List<String> SIDES = List.of("x1", "y1", "x2", "y2");

    public BoxesSchema {
        classes = Names.normal(classes);
    }

    @JsonCreator
    static BoxesSchema of(
            @JsonProperty("classes") List<String> classes,
            @JsonProperty("maxBoxes") @Nullable Integer maxBoxes,
            @JsonProperty("attributes") @Nullable Attributes attributes,
            @JsonProperty("labelAttributes") @Nullable Attributes labelAttributes) {
        return new BoxesSchema(
                classes,
                maxBoxes == null ? USUAL_MOST : maxBoxes,
                Attributes.orNone(attributes),
                Attributes.orNone(labelAttributes));
    }

    /** What is wrong with the schema that a client sends; empty if it can be read. */
    public static List<Fault> faultsOf(JsonNode schema) {
        return SchemaFaults.of(schema, List.of("classes"), "maxBoxes", "attributes", "labelAttributes")
                .classes(1)
                .whole("maxBoxes", 1, MOST)
                .attributes("attributes")
                .attributes("labelAttributes")
                .list();
    }

    public BoxesSchema(List<String> classes, int maxBoxes) {
        this(classes, maxBoxes, Attributes.NONE, Attributes.NONE);
    }

    @Override
    public List<Fault> faults(Content content) {
        return Picture.faults(content);
    }

    @Override
    public List<Fault> faults(JsonNode label, Task task) {
        Faults faults = new Faults();
        if (!fields().label(label, faults) || !faults.list(label.get("boxes"), "boxes", maxBoxes)) {
            return faults.list();
        }
        List<Box> right = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < label.get("boxes").size() && !faults.isFull(); i++) {
            JsonNode json = label.get("boxes").get(i);
            String path = "boxes[" + i + "]";
            if (check(json, path, task, faults)) {
                Box box = box(json, task);
                twin(box, path, right, paths, faults);
                right.add(box);
                paths.add(path);
            }
        }
        return faults.list();
    }

    private ObjectFields fields() {
        return new ObjectFields("boxes", SIDES, classes, attributes, labelAttributes);
    }

    private boolean check(JsonNode box, String path, Task task, Faults faults) {
        boolean sound = fields().object(box, path, faults);
        for (String side : sound ? SIDES : List.<String>of()) {
            sound &= Picture.of(task).isNumber(box.get(side), path + "." + side, faults);
        }
        if (!sound) {
            return false;
        }
        if (side(box, "x1") >= side(box, "x2") || side(box, "y1") >= side(box, "y2")) {
            faults.add(path, "it has no width or no height: expected x1 < x2 and y1 < y2");
            return false;
        }
        return Picture.of(task)
                .checkBox(side(box, "x1"), side(box, "y1"), side(box, "x2"), side(box, "y2"), path, faults);
    }

    private static void twin(Box box, String path, List<Box> others, List<String> paths, Faults faults) {
        for (int i = 0; i < others.size(); i++) {
            if (others.get(i).name().equals(box.name()) && others.get(i).overlap(box) >= TWINS) {
                faults.add(path, "it is the same as %s: two are exactly the same, leave one out", paths.get(i));
                return;
            }
        }
    }

    @Override
    public BoxesLabel read(JsonNode label, Task task) {
        List<Box> boxes = new ArrayList<>();
        label.get("boxes").forEach(box -> boxes.add(box(box, task)));
        return new BoxesLabel(boxes, labelAttributes.read(label.get("attributes")));
    }

    private Box box(JsonNode box, Task task) {
        Picture picture = Picture.of(task);
        return new Box(
                fields().name(box),
                picture.clippedX(side(box, "x1")),
                picture.clippedY(side(box, "y1")),
                picture.clippedX(side(box, "x2")),
                picture.clippedY(side(box, "y2")),
                attributes.read(box.get("attributes")));
    }

    private static double side(JsonNode box, String side) {
        return box.get(side).doubleValue();
    }

    @Override
    public ObjectNode jsonSchema() {
        return fields().jsonSchema(
                        maxBoxes,
                        fields -> SIDES.forEach(side -> fields.putObject(side).put("type", "number")));
    }

    @Override
    public long quantity(BoxesLabel label, Terms.Per per) {
        return per == Terms.Per.OBJECT ? label.boxes().size() : 1;
    }
}
