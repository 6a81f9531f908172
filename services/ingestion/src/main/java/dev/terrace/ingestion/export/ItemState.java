package dev.terrace.ingestion.export;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What has become of an item. */
@Schema(enumeration = {"resolved", "empty", "withdrawn", "open"})
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

    /** What a caller asks for; null for any. @throws Refused if there is no such state */
    static @Nullable ItemState asked(@Nullable String name) {
        return name == null
                ? null
                : named(name)
                        .orElseThrow(() -> new Refused(
                                CommonRefusal.BAD_PARAMETER,
                                "state: write resolved, empty, withdrawn or open, or leave it out"));
    }

    @JsonValue
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
