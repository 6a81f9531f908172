package dev.terrace.shared.work.scene;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.work.Attributes;
import java.util.Map;

/**
 * An upright cuboid in metres in the ego frame: x forward, y left, z up.
 *
 * @param id within its key frame; the same object has the same in each
 * @param frame the key frame, counted from 0; told where it is not the first
 * @param x with y and z the centre
 * @param l length along the heading, w to the sides of it, h upwards
 * @param yaw heading from x counter-clockwise in radians, above −π up to π
 */
public record Cuboid(
        String id,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int frame,
        @JsonProperty("class") String name,
        double x,
        double y,
        double z,
        double l,
        double w,
        double h,
        double yaw,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> attributes) {
    public Cuboid {
        attributes = Attributes.values(attributes);
    }

    /** Intersection over union of what the two take up of space, within one key frame. */
    public double overlap(Cuboid other) {
        double height = Math.min(z + h / 2, other.z + other.h / 2) - Math.max(z - h / 2, other.z - other.h / 2);
        if (frame != other.frame || height <= 0 || Math.hypot(x - other.x, y - other.y) >= radius() + other.radius()) {
            return 0;
        }
        double both = height * Footprint.of(this).shared(Footprint.of(other));
        return both / (l * w * h + other.l * other.w * other.h - both);
    }

    /** Of the circle about what it covers of the ground. */
    public double radius() {
        return Math.hypot(l, w) / 2;
    }

    /** An angle in radians as a heading, above −π up to π. */
    public static double heading(double angle) {
        double turned = Math.IEEEremainder(angle, 2 * Math.PI);
        return turned <= -Math.PI ? turned + 2 * Math.PI : turned;
    }
}
