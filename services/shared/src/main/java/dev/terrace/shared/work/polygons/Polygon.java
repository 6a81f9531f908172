package dev.terrace.shared.work.polygons;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.work.Attributes;
import java.util.List;
import java.util.Map;

/**
 * What lies inside an odd number of rings: one ring is an outline, a ring inside another a hole, one beside it a further part.
 *
 * @param rings each of three corners or more, the last of which is joined with the first
 * @param attributes what else is said of it, by name
 */
public record Polygon(
        @JsonProperty("class") String name,
        List<List<Point>> rings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> attributes) {

    public Polygon {
        rings = rings.stream().map(List::copyOf).toList();
        attributes = Attributes.values(attributes);
    }

    public Polygon(String name, List<List<Point>> rings) {
        this(name, rings, Map.of());
    }
}
