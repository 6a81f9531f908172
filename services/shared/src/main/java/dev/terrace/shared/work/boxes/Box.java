package dev.terrace.shared.work.boxes;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A 2D box in pixels from the top-left corner of the image, y down, (x1, y1) the corner nearest the origin. */
public record Box(@JsonProperty("class") String name, double x1, double y1, double x2, double y2) {}
