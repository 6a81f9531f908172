package dev.terrace.ingestion.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Item;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Resolution;
import dev.terrace.shared.media.MediaLinks;
import dev.terrace.shared.work.Part;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A unit, the item it is of, and what has become of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Unit", description = "A unit, its item, and what has become of it; open while it has neither outcome")
record UnitView(
        @Schema(examples = "d-3k5xw2m7qf4a.0.17") String unit,
        @Schema(examples = "d-3k5xw2m7qf4a") String dataset,
        @Schema(examples = "p-b4x7kq2m5a") String project,
        @Schema(examples = "1") int version,
        Item item,
        Part part,
        @Nullable Resolution resolution,

        @Nullable @Schema(description = "Why it gets no resolution", examples = "bad-media")
        Cause withdrawn) {

    static UnitView of(Dataset dataset, ItemResult result, MediaLinks media) {
        Item item = result.item();
        ItemResult.Unit unit = result.units().getFirst();
        return new UnitView(
                unit.id(),
                dataset.id(),
                dataset.project(),
                dataset.terms().version(),
                item.shown(media.forAWhile(item.content())),
                unit.part(),
                unit.resolution(),
                unit.settled() == null ? null : unit.settled().withdrawn());
    }
}
