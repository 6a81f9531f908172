package dev.terrace.shared.work.polygons;

import com.fasterxml.jackson.annotation.JsonValue;

/** A corner in pixels from the top-left corner of the image, y down. */
public record Point(double x, double y) {

    @JsonValue
    double[] pair() {
        return new double[] {x, y};
    }
}
