package dev.terrace.shared.work;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A kind of work: it decides what an item must carry and what a label looks like. */
public enum WorkType {
    /** One class of a fixed list for each item. */
    CLASSES,
    /** Any number of axis-aligned 2D boxes, each of one class. */
    BOXES;

    /** @return the work type of this name as it stands in the API, such as {@code classes} */
    public static Optional<WorkType> named(String name) {
        return Arrays.stream(values()).filter(t -> t.label().equals(name)).findFirst();
    }

    /** The name in the API and in events. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
