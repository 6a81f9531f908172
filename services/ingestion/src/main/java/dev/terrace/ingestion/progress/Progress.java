package dev.terrace.ingestion.progress;

import dev.terrace.ingestion.Judgement.Tally;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far the units of a dataset are: units = resolved + withdrawn + open, once it is split. */
@Schema(description = "Counts of units (units, resolved, withdrawn, open) and of judged labels (accepted, rejected)")
record Progress(
        @Schema(examples = "1000") long units,
        @Schema(examples = "640") long resolved,
        @Schema(examples = "2") long withdrawn,
        @Schema(examples = "358") long open,
        @Schema(examples = "1410") long accepted,
        @Schema(examples = "31") long rejected,

        @Schema(description = "Micro-units of the project's currency", examples = "112800000")
        long costMicros) {

    static Progress of(long units, Tally tally) {
        return new Progress(
                units,
                tally.resolved(),
                tally.withdrawn(),
                Math.max(0, units - tally.resolved() - tally.withdrawn()),
                tally.accepted(),
                tally.rejected(),
                tally.costMicros());
    }
}
