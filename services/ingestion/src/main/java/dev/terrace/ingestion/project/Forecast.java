package dev.terrace.ingestion.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.ingestion.Totals;
import dev.terrace.shared.work.Terms;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When all will be settled, at the pace of the last thousand units, and what it will have cost. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Forecast",
        description = "When all will be settled, at the pace of the last thousand units, and what it will have cost")
record Forecast(
        @Nullable @Schema(description = "If it goes a quarter faster; absent while the pace is not known")
        Instant from,

        @Nullable @Schema(description = "If it goes a quarter slower")
        Instant to,

        @Schema(description = "Cost so far and what is expected of open units", examples = "184000000")
        long costMicros) {

    private static final double MARGIN = 0.25;
    private static final double LONGEST_SECONDS = 10 * 365 * 86_400.0;

    static Forecast of(Terms terms, Totals totals, Instant now) {
        long costMicros = totals.tally().costMicros()
                + Estimate.of(terms, totals.open(), totals).expectedMicros();
        double seconds = totals.open() / totals.perSecond();
        return totals.perSecond() <= 0 || seconds > LONGEST_SECONDS
                ? new Forecast(null, null, costMicros)
                : new Forecast(after(now, seconds * (1 - MARGIN)), after(now, seconds * (1 + MARGIN)), costMicros);
    }

    private static Instant after(Instant now, double seconds) {
        return now.plusSeconds((long) seconds).truncatedTo(ChronoUnit.SECONDS);
    }
}
