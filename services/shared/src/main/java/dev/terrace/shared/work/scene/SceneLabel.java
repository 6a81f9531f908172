package dev.terrace.shared.work.scene;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Label;
import java.util.List;
import java.util.Map;

/**
 * What is in a scene: {@code {"boxes": […], "cuboids": […], "links": [{"box": "b1", "cuboid": "c1"}]}}.
 *
 * @param attributes of the scene as a whole, by name
 */
public record SceneLabel(
        List<SceneBox> boxes,
        List<Cuboid> cuboids,
        List<Link> links,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> attributes)
        implements Label {
    public SceneLabel {
        boxes = List.copyOf(boxes);
        cuboids = List.copyOf(cuboids);
        links = List.copyOf(links);
        attributes = Attributes.values(attributes);
    }

    public SceneLabel(List<SceneBox> boxes, List<Cuboid> cuboids, List<Link> links) {
        this(boxes, cuboids, links, Map.of());
    }
}
