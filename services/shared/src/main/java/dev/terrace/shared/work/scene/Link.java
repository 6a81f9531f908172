package dev.terrace.shared.work.scene;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Says that a box and a cuboid of one key frame are of one object. */
public record Link(
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int frame, String box, String cuboid) {}
