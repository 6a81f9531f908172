package dev.terrace.shared.work.scene;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Faults;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Picture;
import dev.terrace.shared.work.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what is wrong with the label of a scene. */
final class SceneFaults {
    private static final int MOST_ID = 40;
    private static final double FARTHEST_METRES = 1_000;
    private static final double LONGEST_METRES = 200;
    private static final double SMALLEST_METRES = 0.01;

    private final SceneSchema schema;
    private final SceneForm form;
    private final Part.Window window;
    private final Map<String, Content.Camera> cameras = new HashMap<>();
    private final Faults faults = new Faults();
    private final Map<Id, SceneBox> boxes = new HashMap<>();
    private final Map<Id, Cuboid> cuboids = new HashMap<>();

    /** A box or a cuboid of a key frame. */
    private record Id(int frame, String id) {}

    SceneFaults(SceneSchema schema, Task task) {
        this.schema = schema;
        this.form = new SceneForm(schema, task);
        this.window = Scenes.window(task);
        Scenes.scene(task.content()).cameras().forEach(c -> cameras.put(c.name(), c));
    }

    List<Fault> of(JsonNode label) {
        if (!faults.object(label, "", List.of("boxes", "cuboids"), "links", "attributes")) {
            return faults.list();
        }
        if (faults.list(label.get("boxes"), "boxes", schema.maxObjects())
                & faults.list(label.get("cuboids"), "cuboids", schema.maxObjects())) {
            for (int i = 0; i < label.get("boxes").size() && !faults.isFull(); i++) {
                box(label.get("boxes").get(i), "boxes[" + i + "]");
            }
            for (int i = 0; i < label.get("cuboids").size() && !faults.isFull(); i++) {
                cuboid(label.get("cuboids").get(i), "cuboids[" + i + "]");
            }
            if (label.hasNonNull("links") && faults.list(label.get("links"), "links", schema.maxObjects())) {
                links(label.get("links"));
            }
        }
        schema.labelAttributes().check(label.get("attributes"), "attributes", faults);
        return faults.list();
    }

    private void box(JsonNode box, String path) {
        if (!object(box, path, "camera", SceneForm.SIDES, schema.boxAttributes())) {
            return;
        }
        Content.Camera camera = cameras.get(box.get("camera").asText());
        if (camera == null) {
            faults.add(
                    path + ".camera",
                    "%s is no camera of this scene: %s",
                    Faults.quoted(box.get("camera").asText()),
                    String.join(
                            ", ",
                            form.scene().cameras().stream()
                                    .map(Content.Camera::name)
                                    .toList()));
            return;
        }
        Picture picture = new Picture(camera.width(), camera.height());
        boolean numbers = true;
        for (String side : SceneForm.SIDES) {
            numbers &= picture.isNumber(box.get(side), path + "." + side, faults);
        }
        if (!numbers) {
            return;
        }
        double x1 = box.get("x1").doubleValue();
        double y1 = box.get("y1").doubleValue();
        double x2 = box.get("x2").doubleValue();
        double y2 = box.get("y2").doubleValue();
        if (x1 >= x2 || y1 >= y2) {
            faults.add(path, "it has no width or no height: expected x1 < x2 and y1 < y2");
        } else if (picture.checkBox(x1, y1, x2, y2, path, faults)) {
            SceneBox read = form.box(box);
            if (boxes.putIfAbsent(new Id(read.frame(), read.id()), read) != null) {
                faults.add(path + ".id", "two objects have the same number: %s", Faults.quoted(read.id()));
            }
        }
    }

    private void cuboid(JsonNode cuboid, String path) {
        if (!object(cuboid, path, "", SceneForm.NUMBERS, schema.attributes())) {
            return;
        }
        boolean numbers = true;
        for (String place : List.of("x", "y", "z")) {
            numbers &=
                    faults.number(cuboid.get(place), path + "." + place, -FARTHEST_METRES, FARTHEST_METRES, "metres");
        }
        for (String size : List.of("l", "w", "h")) {
            JsonNode metres = cuboid.get(size);
            if (metres.isNumber() && metres.doubleValue() < SMALLEST_METRES) {
                faults.add(path + "." + size, "it has no length, width or height: expected metres");
                numbers = false;
            } else {
                numbers &= faults.number(metres, path + "." + size, SMALLEST_METRES, LONGEST_METRES, "metres");
            }
        }
        JsonNode yaw = cuboid.get("yaw");
        if (!yaw.isNumber() || !(yaw.doubleValue() > -Math.PI - 1e-9 && yaw.doubleValue() <= Math.PI + 1e-9)) {
            faults.add(path + ".yaw", "the heading is in radians, above -3.1416 up to 3.1416");
            numbers = false;
        }
        if (numbers) {
            Cuboid read = form.cuboid(cuboid);
            if (cuboids.putIfAbsent(new Id(read.frame(), read.id()), read) != null) {
                faults.add(path + ".id", "two objects have the same number: %s", Faults.quoted(read.id()));
            }
        }
    }

    /** What boxes and cuboids have in common. @param more a text that it must have too, if it is not empty */
    private boolean object(JsonNode object, String path, String more, List<String> numbers, Attributes attributes) {
        List<String> must = new ArrayList<>(numbers);
        must.addFirst("id");
        if (!more.isEmpty()) {
            must.add(more);
        }
        if (schema.classes().size() > 1) {
            must.add("class");
        }
        if (!faults.object(object, path, must, "frame", "class", "attributes")) {
            return false;
        }
        JsonNode id = object.get("id");
        boolean sound = frame(object, path);
        if (!id.isTextual() || id.textValue().isBlank() || id.textValue().length() > MOST_ID) {
            faults.add(path + ".id", "expected a text of 1 to %d characters", MOST_ID);
            sound = false;
        }
        if (object.hasNonNull("class")) {
            sound &= faults.name(object.get("class"), path + ".class", schema.classes());
        }
        attributes.check(object.get("attributes"), path + ".attributes", faults);
        return sound;
    }

    private boolean frame(JsonNode object, String path) {
        return !object.hasNonNull("frame")
                || faults.whole(object.get("frame"), path + ".frame", window.from(), window.to() - 1L);
    }

    private void links(JsonNode links) {
        Map<Id, String> linked = new HashMap<>();
        for (int i = 0; i < links.size() && !faults.isFull(); i++) {
            String path = "links[" + i + "]";
            JsonNode link = links.get(i);
            if (faults.object(link, path, List.of("box", "cuboid"), "frame") && frame(link, path)) {
                link(link, path, linked);
            }
        }
    }

    private void link(JsonNode link, String path, Map<Id, String> linked) {
        Id boxId = new Id(form.frame(link), link.get("box").asText());
        Id cuboidId = new Id(form.frame(link), link.get("cuboid").asText());
        SceneBox box = boxes.get(boxId);
        Cuboid cuboid = cuboids.get(cuboidId);
        if (box == null || cuboid == null) {
            String missing = box == null ? "box " + boxId.id() : "cuboid " + cuboidId.id();
            faults.add(path, "a link to nothing: there is no %s", missing.length() > 60 ? "such object" : missing);
            return;
        }
        String other = linked.putIfAbsent(boxId, path);
        if (other != null) {
            faults.add(path, "a box belongs to one cuboid: %s has linked %s already", other, boxId.id());
            return;
        }
        Content.Camera camera = cameras.get(box.camera());
        if (camera != null && new View(camera).of(cuboid).isEmpty()) {
            faults.add(path, "%s is not in view of this camera, %s", cuboidId.id(), box.camera());
        }
    }
}
