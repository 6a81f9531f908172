package dev.terrace.ingestion.export;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Resolution;
import dev.terrace.shared.work.Label;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line of an export: the label that the client gets for one item. */
@Schema(name = "Resolution", description = "The label that the client gets for one item")
@JsonPropertyOrder({"unit", "item", "label", "confidence", "by"})
record ResolutionRow(
        @Schema(examples = "d-3k5xw2m7qf4a.0.17") String unit,
        @Schema(examples = "cat-1") String item,

        @Schema(description = "As the project's schema has it", examples = "{\"class\":\"cat\"}")
        Label label,

        @Schema(examples = "0.97") double confidence,
        @Schema(examples = "consensus") By by) {

    static ResolutionRow of(String unit, String item, Resolution resolution) {
        return new ResolutionRow(unit, item, resolution.label(), resolution.confidence(), resolution.by());
    }
}
