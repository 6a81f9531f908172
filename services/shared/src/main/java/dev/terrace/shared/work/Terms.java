package dev.terrace.shared.work;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All that one version of a project fixes. It never changes; a unit keeps the terms it was born with, and names them. */
public record Terms(
        String client,
        String project,
        int version,
        @JsonProperty("schema") Work work,
        @Nullable String guideline,
        Quality quality,
        Price price,
        Dispatch dispatch,
        Split split) {

    public TermsId id() {
        return new TermsId(project, version);
    }

    /**
     * When a unit has enough labels, and how workers are watched.
     *
     * @param minOverlap labels asked for at first
     * @param maxOverlap labels asked for at most
     * @param confidence in (0.5, 1]: no further label is asked for at or above it
     * @param distinctSites whether no two labels of a unit may come from one site
     * @param checkRate share of units that get a second opinion however good the worker is, in [0, 1]
     * @param reviewHours after which a unit that nobody reviewed is accepted and paid
     */
    public record Quality(
            int minOverlap,
            int maxOverlap,
            double confidence,
            boolean distinctSites,
            double checkRate,
            int reviewHours) {

        /** The confidence of as many labels as a unit may get, all of people of whom nothing is known, all saying the same. */
        public double reachable(Work work) {
            return Unanimity.of(work, maxOverlap);
        }

        /**
         * Whether an ordinary panel that agrees can meet the policy; where not, every unit would go to a reviewer. A unit that may
         * have only one label is resolved by it.
         */
        public boolean isReachable(Work work) {
            return maxOverlap == 1 || reachable(work) >= confidence;
        }

        /** How many labels it takes to meet the policy so; none if more than so many. */
        public OptionalInt labelsToReach(Work work, int most) {
            return IntStream.rangeClosed(2, most)
                    .filter(labels -> Unanimity.of(work, labels) >= confidence)
                    .findFirst();
        }
    }

    /**
     * What a label costs the client, in micro-units (10⁻⁶) of the currency, and how that is split: the site and the platform
     * get their basis points, rounded down, the worker the rest.
     *
     * @param per what the price is of
     * @param labelMicros for one of what the price is per
     * @param lateMicros the same for good-faith work that came too late to be used
     * @param mostMicros a label never costs more; null for no cap
     */
    public record Price(
            String currency,
            Per per,
            long labelMicros,
            long lateMicros,
            @Nullable Long mostMicros,
            int siteBasisPoints,
            int platformBasisPoints) {

        /**
         * The price of a verdict; ingestion's cost, payout's ledger and every report ask this one function.
         *
         * @param counted whether the label came in time to be used
         * @param share of the label that is paid, in [0, 1]
         * @param quantity how much of what the price is per the label holds: 1, objects, points, or milliseconds
         * @return micro-units, rounded down
         */
        public long micros(boolean counted, double share, long quantity) {
            BigDecimal one = BigDecimal.valueOf(counted ? labelMicros : lateMicros);
            BigDecimal whole = switch (per) {
                case LABEL -> one;
                case OBJECT, POINT -> one.multiply(BigDecimal.valueOf(quantity));
                case SECOND -> one.multiply(BigDecimal.valueOf(quantity, 3));
            };
            BigDecimal most = mostMicros == null ? whole : whole.min(BigDecimal.valueOf(mostMicros));
            return most.multiply(BigDecimal.valueOf(share))
                    .setScale(0, RoundingMode.DOWN)
                    .longValueExact();
        }
    }

    /** What a price is of. */
    public enum Per {
        LABEL,
        OBJECT,
        POINT,
        SECOND;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How units are handed out. @param leaseSeconds after which an unrenewed pack expires */
    public record Dispatch(int leaseSeconds) {}

    /**
     * How items become units, and units lots. A part of a video is so many frames or so many seconds of it, of a scene so many key
     * frames.
     *
     * @param lotUnits units in a lot, at most
     * @param partFrames frames of a video, or key frames of a scene, in a unit; null where seconds are given or the whole item is
     *     one unit
     * @param overlapFrames frames that neighbouring parts share
     * @param step every how many frames one is shown
     * @param partSeconds seconds of a video in a unit; null where frames are given or the whole item is one unit
     * @param overlapSeconds seconds that neighbouring parts share, where parts are so many seconds
     */
    public record Split(
            int lotUnits,
            @Nullable Integer partFrames,
            int overlapFrames,
            int step,
            @Nullable Double partSeconds,
            double overlapSeconds) {

        /** Parts of so many frames, or whole items. */
        public Split(int lotUnits, @Nullable Integer partFrames, int overlapFrames, int step) {
            this(lotUnits, partFrames, overlapFrames, step, null, 0);
        }
    }
}
