package dev.terrace.shared.work.scene;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.work.Attributes;
import java.util.Map;

/**
 * A box in the image of one camera, in pixels from its top-left corner.
 *
 * @param id within its key frame
 * @param frame the key frame, counted from 0; told where it is not the first
 */
public record SceneBox(
        String id,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int frame,
        String camera,
        @JsonProperty("class") String name,
        double x1,
        double y1,
        double x2,
        double y2,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> attributes) {
    public SceneBox {
        attributes = Attributes.values(attributes);
    }

    /** Intersection over union; 0 for boxes of different images. */
    public double overlap(SceneBox other) {
        return frame == other.frame && camera.equals(other.camera)
                ? Rectangle.of(this).overlap(Rectangle.of(other))
                : 0;
    }
}
