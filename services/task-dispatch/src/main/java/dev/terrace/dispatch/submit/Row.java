package dev.terrace.dispatch.submit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.dispatch.Refusal;
import dev.terrace.shared.work.UnitId;
import org.jspecify.annotations.Nullable;

/** One row of a submission. */
sealed interface Row {

    /** A row that could be read; the worker may be left out where the pack is for one. */
    record Label(UnitId unit, int attempt, @Nullable String worker, JsonNode label, double seconds) implements Row {}

    /** A row that could not; what it says of unit and attempt is given back with the answer. */
    record Unreadable(@Nullable String unit, @Nullable Integer attempt, Refusal reason, String detail) implements Row {}
}
