package dev.terrace.shared.work.boxes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.work.Attributes;
import java.util.Map;

/**
 * A 2D box in pixels from the top-left corner of the image, y down; pixel n is [n, n + 1).
 *
 * @param x1 with y1 the corner nearest the origin
 * @param attributes what else is said of it, by name
 */
public record Box(
        @JsonProperty("class") String name,
        double x1,
        double y1,
        double x2,
        double y2,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> attributes) {

    public Box {
        attributes = Attributes.values(attributes);
    }

    public Box(String name, double x1, double y1, double x2, double y2) {
        this(name, x1, y1, x2, y2, Map.of());
    }

    /** Intersection over union: 0 for boxes apart, 1 for equal ones. */
    public double overlap(Box other) {
        double width = Math.min(x2, other.x2) - Math.max(x1, other.x1);
        double height = Math.min(y2, other.y2) - Math.max(y1, other.y1);
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double both = width * height;
        return both / (area() + other.area() - both);
    }

    private double area() {
        return (x2 - x1) * (y2 - y1);
    }
}
