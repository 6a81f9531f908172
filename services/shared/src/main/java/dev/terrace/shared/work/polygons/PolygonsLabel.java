package dev.terrace.shared.work.polygons;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Label;
import java.util.List;
import java.util.Map;

/**
 * The polygons drawn on an image: {@code {"polygons": [{"class": "road", "rings": [[[0, 0], [4, 0], [4, 4]]]}]}}.
 *
 * @param attributes of the image as a whole, by name
 */
public record PolygonsLabel(
        List<Polygon> polygons,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> attributes) implements Label {

    public PolygonsLabel {
        polygons = List.copyOf(polygons);
        attributes = Attributes.values(attributes);
    }

    public PolygonsLabel(List<Polygon> polygons) {
        this(polygons, Map.of());
    }
}
