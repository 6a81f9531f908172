package dev.terrace.tools.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Json;
import java.util.ArrayList;
import java.util.List;

/** One box of a label: what it holds and its corners in pixels. */
public record Box(String of, double x1, double y1, double x2, double y2) {

    /** The boxes of {@code {"boxes": […]}}. */
    public static List<Box> of(JsonNode label) {
        List<Box> boxes = new ArrayList<>();
        for (JsonNode box : label.path("boxes")) {
            boxes.add(new Box(
                    box.path("class").asText(),
                    box.path("x1").asDouble(),
                    box.path("y1").asDouble(),
                    box.path("x2").asDouble(),
                    box.path("y2").asDouble()));
        }
        return boxes;
    }

    /** The opposite of {@link #of}. */
    public static JsonNode label(List<Box> boxes) {
        ObjectNode label = Json.object();
        var list = label.putArray("boxes");
        for (Box box : boxes) {
            list.addObject()
                    .put("class", box.of)
                    .put("x1", box.x1)
                    .put("y1", box.y1)
                    .put("x2", box.x2)
                    .put("y2", box.y2);
        }
        return label;
    }

    double area() {
        return (x2 - x1) * (y2 - y1);
    }

    /** Intersection over union; 0 for boxes of different classes. */
    public double iou(Box other) {
        double width = Math.min(x2, other.x2) - Math.max(x1, other.x1);
        double height = Math.min(y2, other.y2) - Math.max(y1, other.y1);
        if (width <= 0 || height <= 0 || !of.equals(other.of)) {
            return 0;
        }
        double shared = width * height;
        return shared / (area() + other.area() - shared);
    }
}
