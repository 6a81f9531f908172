package dev.terrace.shared.work.scene;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.Names;
import dev.terrace.shared.work.Task;
import java.util.ArrayList;
import java.util.List;

/** Between scenes and their JSON form. What tells no key frame is of the first of its part. */
record SceneForm(SceneSchema schema, Content.Scene scene, int firstFrame) {
    static final List<String> SIDES = List.of("x1", "y1", "x2", "y2");
    static final List<String> NUMBERS = List.of("x", "y", "z", "l", "w", "h", "yaw");

    SceneForm(SceneSchema schema, Task task) {
        this(schema, Scenes.scene(task.content()), Scenes.window(task).from());
    }

    SceneLabel read(JsonNode label) {
        List<SceneBox> boxes = new ArrayList<>();
        label.get("boxes").forEach(box -> boxes.add(box(box)));
        List<Cuboid> cuboids = new ArrayList<>();
        label.get("cuboids").forEach(cuboid -> cuboids.add(cuboid(cuboid)));
        List<Link> links = new ArrayList<>();
        for (JsonNode link : label.path("links")) {
            links.add(new Link(
                    frame(link), link.get("box").textValue(), link.get("cuboid").textValue()));
        }
        return new SceneLabel(boxes, cuboids, links, schema.labelAttributes().read(label.get("attributes")));
    }

    int frame(JsonNode object) {
        return object.hasNonNull("frame") ? object.get("frame").intValue() : firstFrame;
    }

    SceneBox box(JsonNode box) {
        String camera = box.get("camera").textValue();
        Content.Camera in = scene.cameras().stream()
                .filter(c -> c.name().equals(camera))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no camera " + camera));
        return new SceneBox(
                box.get("id").textValue(),
                frame(box),
                camera,
                name(box),
                clipped(box, "x1", in.width()),
                clipped(box, "y1", in.height()),
                clipped(box, "x2", in.width()),
                clipped(box, "y2", in.height()),
                schema.boxAttributes().read(box.get("attributes")));
    }

    private static double clipped(JsonNode box, String side, double most) {
        return Math.min(Math.max(box.get(side).doubleValue(), 0), most);
    }

    Cuboid cuboid(JsonNode cuboid) {
        return new Cuboid(
                cuboid.get("id").textValue(),
                frame(cuboid),
                name(cuboid),
                cuboid.get("x").doubleValue(),
                cuboid.get("y").doubleValue(),
                cuboid.get("z").doubleValue(),
                cuboid.get("l").doubleValue(),
                cuboid.get("w").doubleValue(),
                cuboid.get("h").doubleValue(),
                cuboid.get("yaw").doubleValue(),
                schema.attributes().read(cuboid.get("attributes")));
    }

    private String name(JsonNode object) {
        return object.hasNonNull("class")
                ? Names.match(object.get("class").textValue(), schema.classes())
                : schema.classes().getFirst();
    }

    static ObjectNode jsonSchema(SceneSchema schema) {
        ObjectNode json = Json.object().put("type", "object").put("additionalProperties", false);
        json.putArray("required").add("boxes").add("cuboids");
        ObjectNode fields = json.putObject("properties");
        ObjectNode box = list(fields, "boxes", schema.maxObjects());
        object(box, schema, schema.boxAttributes(), SIDES);
        ((ArrayNode) box.get("required")).add("camera");
        ((ObjectNode) box.get("properties")).putObject("camera").put("type", "string");
        object(list(fields, "cuboids", schema.maxObjects()), schema, schema.attributes(), NUMBERS);
        ObjectNode link = list(fields, "links", schema.maxObjects());
        link.putArray("required").add("box").add("cuboid");
        ObjectNode ends = link.putObject("properties");
        ends.putObject("box").put("type", "string");
        ends.putObject("cuboid").put("type", "string");
        ends.putObject("frame").put("type", "integer").put("minimum", 0);
        if (!schema.labelAttributes().list().isEmpty()) {
            fields.set("attributes", schema.labelAttributes().jsonSchema());
        }
        return json;
    }

    private static ObjectNode list(ObjectNode fields, String name, int most) {
        ObjectNode list = fields.putObject(name).put("type", "array").put("maxItems", most);
        return list.putObject("items").put("type", "object").put("additionalProperties", false);
    }

    private static void object(ObjectNode object, SceneSchema schema, Attributes attributes, List<String> numbers) {
        ArrayNode required = object.putArray("required").add("id");
        ObjectNode fields = object.putObject("properties");
        fields.putObject("id").put("type", "string").put("minLength", 1);
        fields.putObject("frame").put("type", "integer").put("minimum", 0);
        schema.classes().forEach(fields.putObject("class").putArray("enum")::add);
        if (schema.classes().size() > 1) {
            required.add("class");
        }
        for (String number : numbers) {
            required.add(number);
            fields.putObject(number).put("type", "number");
        }
        if (!attributes.list().isEmpty()) {
            fields.set("attributes", attributes.jsonSchema());
        }
    }
}
