package dev.terrace.quality.accept;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.quality.Ruling;
import dev.terrace.shared.event.LotJudged.Cause;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a reviewer sends: what she was shown, and exactly one of accept, resolution and withdraw. */
@Schema(description = "What was shown, and exactly one of accept, resolution and withdraw")
record DecisionRequest(
        @Nullable
        @Schema(
                description =
                        "shown of the unit as the reviewer saw it; if it has changed since, the decision is refused",
                examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String shown,

        @Nullable @Schema(description = "Take the proposal") Accept accept,

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
                description = "What becomes of single labels, by attempt; the others follow the rule of acceptance",
                examples = "{\"2\": {\"cause\": \"tool-or-network\"}}")
        Map<Integer, LabelRuling> labels) {

    /** Of an empty body. */
    static final DecisionRequest NONE = new DecisionRequest(null, null, null, null, null);

    /** What may be accepted. */
    @Schema(enumeration = "proposal")
    enum Accept {
        PROPOSAL;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Map<Integer, Ruling> rulings() {
        return rulings(labels);
    }

    static Map<Integer, Ruling> rulings(@Nullable Map<Integer, LabelRuling> labels) {
        Map<Integer, Ruling> rulings = new TreeMap<>();
        if (labels != null) {
            labels.forEach((attempt, label) -> rulings.put(attempt, label.ruling()));
        }
        return rulings;
    }
}
