package dev.terrace.shared.work;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Which part of an item a unit is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Part.Whole.class, name = "whole"),
    @JsonSubTypes.Type(value = Part.Frames.class, name = "frames"),
    @JsonSubTypes.Type(value = Part.Window.class, name = "window")
})
public sealed interface Part {
    Part WHOLE = new Whole();

    /** All of it. */
    record Whole() implements Part {}

    /** The frames [from, to) of a video, counted from 0, every {@code step}-th of which is shown. */
    record Frames(int from, int to, int step) implements Part {}

    /** The key frames [from, to) of a scene, counted from 0. */
    record Window(int from, int to) implements Part {}
}
