package dev.terrace.shared.work.landmarks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Points that make one feature, in their order.
 *
 * @param size how many
 * @param closed whether the last point is followed by the first, so that it may be begun at a wrong one
 * @param radius distance at which a point counts half, as a share of the size of the face
 */
public record FeatureGroup(String name, int size, boolean closed, double radius) {
    static final double USUAL_RADIUS = 0.05;
    static final double OUTLINE_RADIUS = 0.10;

    @JsonCreator
    static FeatureGroup of(
            @JsonProperty("name") String name,
            @JsonProperty("size") int size,
            @JsonProperty("closed") @Nullable Boolean closed,
            @JsonProperty("radius") @Nullable Double radius) {
        double usual = name.equals("outline") ? OUTLINE_RADIUS : USUAL_RADIUS;
        return new FeatureGroup(name, size, closed != null && closed, radius == null ? usual : radius);
    }

    static FeatureGroup open(String name, int size) {
        return of(name, size, false, null);
    }

    static FeatureGroup closed(String name, int size) {
        return of(name, size, true, null);
    }

    /** The name as people say it: {@code left eye}. */
    public String spoken() {
        return name.replace('_', ' ');
    }
}
