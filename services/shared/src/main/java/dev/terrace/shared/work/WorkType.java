package dev.terrace.shared.work;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The name of a kind of work in the API and in events; what belongs to it is told by {@link Work}. */
public enum WorkType {
    /** One class of a list, or several of them, for each item. */
    CLASSES,
    /** Any number of axis-aligned 2D boxes, each of one class. */
    BOXES,
    /** Any number of outlines, each of one class. */
    POLYGONS,
    /** Any number of marked parts of a text, each of one class. */
    SPANS,
    /** Named points in feature groups, such as those of a face. */
    LANDMARKS,
    /** Which of two or more answers to a prompt is better. */
    ANSWERS,
    /** What happens in a video, from when to when. */
    EVENTS,
    /** Objects followed through a video by boxes at key frames. */
    TRACKS,
    /** Boxes in camera images, cuboids in space, and which is of which. */
    SCENE;

    /** @return the work type of this name, such as {@code classes} */
    public static Optional<WorkType> named(String name) {
        return Arrays.stream(values()).filter(t -> t.label().equals(name)).findFirst();
    }

    /** What the price of this work may be per: what its labels have, and what its items last. */
    public List<Terms.Per> prices() {
        return switch (this) {
            case CLASSES, ANSWERS -> List.of(Terms.Per.LABEL);
            case BOXES, SPANS, SCENE -> List.of(Terms.Per.LABEL, Terms.Per.OBJECT);
            case POLYGONS -> List.of(Terms.Per.LABEL, Terms.Per.OBJECT, Terms.Per.POINT);
            case LANDMARKS -> List.of(Terms.Per.LABEL, Terms.Per.POINT);
            case EVENTS, TRACKS -> List.of(Terms.Per.LABEL, Terms.Per.OBJECT, Terms.Per.SECOND);
        };
    }

    @JsonCreator
    static WorkType of(String name) {
        return named(name).orElseThrow(() -> new IllegalArgumentException("no work type is called " + name));
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
