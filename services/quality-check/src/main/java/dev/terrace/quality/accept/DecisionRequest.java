package dev.terrace.quality.accept;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.event.LotJudged.Cause;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a reviewer sends: exactly one of accept, resolution and withdraw. */
@Schema(description = "Exactly one of accept, resolution and withdraw")
record DecisionRequest(
        @Nullable @Schema(description = "Take the proposal as it stands now")
        Accept accept,

        @Nullable
        @Schema(
                implementation = Object.class,
                description = "A label that fits the project's schema",
                examples = "{\"class\": \"cat\"}")
        JsonNode resolution,

        @Nullable @Schema(description = "The unit gets no resolution; any cause but worker-error")
        Cause withdraw,

        @Nullable
        @Schema(
                description = "Why single labels are rejected, by attempt; the others follow the rule of acceptance",
                examples = "{\"2\": \"tool-or-network\"}")
        Map<Integer, Cause> causes) {

    /** Of an empty body. */
    static final DecisionRequest NONE = new DecisionRequest(null, null, null, null);

    /** What may be accepted. */
    @Schema(enumeration = "proposal")
    enum Accept {
        PROPOSAL;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Map<Integer, Cause> causesGiven() {
        return causes == null ? Map.of() : causes;
    }
}
