package dev.terrace.ingestion.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.ingestion.LotResults.Settled;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Resolution;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Joined;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Part;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of an export: what has become of one item. */
@Schema(
        name = "Resolution",
        description = "What has become of one item; one of several parts has the label they were joined into")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"unit", "item", "state", "label", "confidence", "objects", "labels", "by", "cause", "meta"})
record ResolutionRow(
        @Nullable @Schema(description = "Its unit, if it is one", examples = "d-3k5xw2m7qf4a.0.17")
        String unit,

        @Schema(examples = "cat-1") String item,
        @Schema(examples = "resolved") ItemState state,

        @Nullable
        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "As the project's schema has it",
                examples = "{\"class\":\"cat\"}")
        JsonText label,

        @Nullable @Schema(description = "In the label, in [0, 1]; of several parts the least", examples = "0.97")
        Double confidence,

        @Nullable @Schema(description = "Confidence in each object, in their order")
        List<Double> objects,

        @Nullable @Schema(description = "How many labels it rests on", examples = "2")
        Integer labels,

        @Nullable @Schema(examples = "consensus") By by,

        @Nullable @Schema(description = "Why it gets no label", examples = "bad-media")
        Cause cause,

        @Nullable @Schema(implementation = Object.class, description = "The item's own metadata, as they came")
        JsonNode meta,

        @Nullable @Schema(description = "What has become of each of its units, if they are several")
        List<PartRow> parts,

        @Nullable @Schema(description = "What only a person can settle where parts meet")
        List<Fault> doubts) {

    /** What has become of one of several parts. */
    @Schema(name = "PartResolution", description = "What has become of one part of an item")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PartRow(
            String unit,
            Part part,
            ItemState state,
            @Nullable Double confidence,
            @Nullable Integer labels,
            @Nullable By by,
            @Nullable Cause cause) {

        static PartRow of(ItemResult whole, ItemResult.Unit unit) {
            Settled settled = unit.settled();
            Resolution resolution = unit.resolution();
            return new PartRow(
                    unit.id(),
                    unit.part(),
                    new ItemResult(whole.item(), List.of(unit)).state(),
                    resolution == null ? null : resolution.confidence(),
                    resolution == null ? null : resolution.labels(),
                    resolution == null ? null : resolution.by(),
                    settled == null ? null : settled.withdrawn());
        }
    }

    static ResolutionRow of(ItemResult result, LabelSchema<?> schema) {
        return switch (result.units().size()) {
            case 0 -> ofNone(result);
            case 1 -> ofOne(result);
            default -> ofSeveral(result, schema);
        };
    }

    private static ResolutionRow ofNone(ItemResult result) {
        return new ResolutionRow(
                null,
                result.item().id(),
                result.state(),
                null,
                null,
                null,
                null,
                null,
                null,
                result.item().meta(),
                null,
                null);
    }

    private static ResolutionRow ofOne(ItemResult result) {
        ItemResult.Unit unit = result.units().getFirst();
        Settled settled = unit.settled();
        Resolution resolution = unit.resolution();
        return new ResolutionRow(
                unit.id(),
                result.item().id(),
                result.state(),
                resolution == null ? null : resolution.label(),
                resolution == null ? null : resolution.confidence(),
                resolution == null || resolution.objects().isEmpty() ? null : resolution.objects(),
                resolution == null ? null : resolution.labels(),
                resolution == null ? null : resolution.by(),
                settled == null ? null : settled.withdrawn(),
                result.item().meta(),
                null,
                null);
    }

    private static ResolutionRow ofSeveral(ItemResult result, LabelSchema<?> schema) {
        ItemState state = result.state();
        boolean settled = state == ItemState.RESOLVED || state == ItemState.EMPTY;
        Joined joined = settled ? result.joined(schema) : null;
        return new ResolutionRow(
                null,
                result.item().id(),
                state,
                joined == null ? null : JsonText.of(joined.label()),
                joined == null
                        ? null
                        : result.resolutions().stream()
                                .mapToDouble(Resolution::confidence)
                                .min()
                                .orElse(0),
                null,
                null,
                null,
                state == ItemState.WITHDRAWN ? result.cause() : null,
                result.item().meta(),
                result.units().stream().map(unit -> PartRow.of(result, unit)).toList(),
                joined == null || joined.doubts().isEmpty() ? null : joined.doubts());
    }
}
