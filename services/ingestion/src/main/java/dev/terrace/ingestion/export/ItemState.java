package dev.terrace.ingestion.export;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What has become of an item. */
enum ItemState {
    /** It has a label. */
    RESOLVED,
    /** It has a label that says that there is nothing. */
    EMPTY,
    /** It gets no label. */
    WITHDRAWN,
    /** Its label is still to come. */
    OPEN;

    static Optional<ItemState> named(String name) {
        return Arrays.stream(values()).filter(s -> s.label().equals(name)).findFirst();
    }

    @JsonValue
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
