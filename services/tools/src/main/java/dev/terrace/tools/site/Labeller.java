package dev.terrace.tools.site;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The people of one site. Asked by many threads at once. */
@FunctionalInterface
public interface Labeller {

    /** What one of them makes of this unit; null if none of them can answer it (again). */
    @Nullable
    Said label(Unit unit);

    /** A worker's label and how long it took. */
    record Said(String worker, JsonNode label, int seconds) {}
}
