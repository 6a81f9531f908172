package dev.terrace.quality.accept;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.quality.Ruling;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Reason;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is sent to correct what was judged of a unit: why, and what is right. */
@Schema(description = "Why, and what is right: a resolution or a withdrawal, single labels, or both")
record CorrectionRequest(
        @Nullable
        @Schema(
                required = true,
                description = "The unit's last judgement, which this corrects; if there is a later one, it is refused",
                examples = "d-7k2m.0/3")
        String corrects,

        @Nullable
        @Schema(
                required = true,
                enumeration = {"review", "appeal", "gold-withdrawn"})
        Reason reason,

        @Nullable
        @Schema(
                required = true,
                description = "Why, for whoever asks later",
                maxLength = LabelRuling.MOST_WORDS,
                examples = "the pole hides a second car")
        String words,

        @Nullable
        @Schema(
                implementation = Object.class,
                description = "A label that fits the project's schema and takes the place of what the unit has",
                examples = "{\"class\": \"cat\"}")
        JsonNode resolution,

        @Nullable @Schema(description = "The unit gets no resolution after all; any cause but worker-error")
        Cause withdraw,

        @Nullable
        @Schema(
                description = "What becomes of single labels, by attempt",
                examples = "{\"2\": {\"words\": \"it was right\"}}")
        Map<Integer, LabelRuling> labels) {

    /** Of an empty body. */
    static final CorrectionRequest NONE = new CorrectionRequest(null, null, null, null, null, null);

    Map<Integer, Ruling> rulings() {
        return DecisionRequest.rulings(labels);
    }
}
