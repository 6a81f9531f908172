package dev.terrace.ingestion.project;

import dev.terrace.ingestion.Totals;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What has become of all datasets of a project together. */
@Schema(name = "ProjectTotals", description = "All datasets of a project together; units = resolved + withdrawn + open")
record TotalsView(
        @Schema(examples = "3") long datasets,
        @Schema(examples = "3000") long items,
        @Schema(examples = "3000") long units,

        @Schema(
                description = "Units that the budget does not allow yet, or whose dataset is not split yet",
                examples = "0")
        long held,

        @Schema(examples = "1640") long resolved,
        @Schema(examples = "12") long empty,
        @Schema(examples = "2") long withdrawn,
        @Schema(examples = "1358") long open,
        @Schema(examples = "3410") long accepted,
        @Schema(examples = "8") long partlyAccepted,
        @Schema(examples = "31") long rejected,

        @Schema(description = "Micro-units of the project's currency", examples = "272800000")
        long costMicros) {

    static TotalsView of(Totals totals) {
        return new TotalsView(
                totals.datasets(),
                totals.items(),
                totals.units(),
                totals.units() - totals.released(),
                totals.tally().resolved(),
                totals.tally().empty(),
                totals.tally().withdrawn(),
                totals.open(),
                totals.tally().accepted(),
                totals.tally().partlyAccepted(),
                totals.tally().rejected(),
                totals.tally().costMicros());
    }
}
