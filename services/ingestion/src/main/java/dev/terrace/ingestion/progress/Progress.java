package dev.terrace.ingestion.progress;

import dev.terrace.ingestion.Tally;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a dataset is: units = resolved + withdrawn + open, once it is split. */
@Schema(
        description =
                "Items, the units they were cut into (units = resolved + withdrawn + open; empty ones are resolved as having"
                        + " nothing in them), and the verdicts of labels that are in force")
record Progress(
        @Schema(examples = "1000") long items,
        @Schema(examples = "1000") long units,
        @Schema(examples = "640") long resolved,
        @Schema(examples = "12") long empty,
        @Schema(examples = "2") long withdrawn,
        @Schema(examples = "358") long open,
        @Schema(examples = "1410") long accepted,
        @Schema(examples = "8") long partlyAccepted,
        @Schema(examples = "31") long rejected,

        @Schema(description = "Micro-units of the project's currency", examples = "112800000")
        long costMicros) {

    static Progress of(long items, long units, Tally tally) {
        return new Progress(
                items,
                units,
                tally.resolved(),
                tally.empty(),
                tally.withdrawn(),
                Math.max(0, units - tally.settled()),
                tally.accepted(),
                tally.partlyAccepted(),
                tally.rejected(),
                tally.costMicros());
    }
}
