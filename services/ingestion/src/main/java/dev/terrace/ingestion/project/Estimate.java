package dev.terrace.ingestion.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.terrace.ingestion.Totals;
import dev.terrace.shared.work.Terms;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the labels of so many units come to. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Estimate", description = "What the labels of so many units come to, in micro-units of the currency")
record Estimate(
        @Schema(examples = "CNY") String currency,
        @Schema(examples = "1000") long units,
        @Schema(examples = "2300") long labelsExpected,

        @Schema(description = "If no unit needs more labels than the least", examples = "160000000")
        long minMicros,

        @Schema(examples = "184000000") long expectedMicros,

        @Nullable
        @Schema(
                description = "If every unit needs the most; absent where a label's price has no cap",
                examples = "400000000")
        Long maxMicros,

        @Schema(
                description =
                        "measured: from the units of this project that are settled; assumed: three of ten units need one label"
                                + " more, three of ten of these another, and a label holds one of what the price is of",
                examples = "assumed")
        Basis basis) {

    private static final double MORE_LABELS = 0.3;
    private static final long ENOUGH_UNITS = 100;

    /** What it rests on. */
    public enum Basis {
        MEASURED,
        ASSUMED;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param settled what is known of the project's units so far */
    static Estimate of(Terms terms, long units, Totals settled) {
        boolean measured = settled.tally().settled() >= ENOUGH_UNITS;
        double labels = measured ? labels(settled) : labels(terms.quality());
        double unitMicros = measured
                ? (double) settled.tally().costMicros() / settled.tally().settled()
                : labels * terms.price().micros(true, 1, one(terms.price()));
        Long most = mostOfLabel(terms.price());
        return new Estimate(
                terms.price().currency(),
                units,
                Math.round(units * labels),
                units * terms.quality().minOverlap() * terms.price().micros(true, 1, one(terms.price())),
                Math.round(units * unitMicros),
                most == null ? null : units * terms.quality().maxOverlap() * most,
                measured ? Basis.MEASURED : Basis.ASSUMED);
    }

    private static double labels(Totals settled) {
        long verdicts = settled.tally().accepted()
                + settled.tally().partlyAccepted()
                + settled.tally().rejected();
        return (double) verdicts / settled.tally().settled();
    }

    private static double labels(Terms.Quality quality) {
        double labels = quality.minOverlap();
        double share = MORE_LABELS;
        for (int more = quality.minOverlap(); more < quality.maxOverlap(); more++) {
            labels += share;
            share *= MORE_LABELS;
        }
        return labels;
    }

    /** One of what the price is of; seconds are given in milliseconds. */
    private static long one(Terms.Price price) {
        return price.per() == Terms.Per.SECOND ? 1_000 : 1;
    }

    private static @Nullable Long mostOfLabel(Terms.Price price) {
        return price.per() == Terms.Per.LABEL ? Long.valueOf(price.labelMicros()) : price.mostMicros();
    }
}
