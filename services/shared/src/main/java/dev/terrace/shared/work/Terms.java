package dev.terrace.shared.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All that one version of a project fixes. It never changes; a unit keeps the terms it was born with, and events carry them. */
public record Terms(
        String client,
        String project,
        int version,
        LabelSchema schema,
        @Nullable String guideline,
        Quality quality,
        Price price,
        Dispatch dispatch) {

    public WorkType workType() {
        return schema.workType();
    }

    /**
     * When a unit has enough labels.
     *
     * @param minOverlap labels asked for at first
     * @param maxOverlap labels asked for at most
     * @param confidence in (0.5, 1]: no further label is asked for at or above it
     * @param distinctSites whether no two labels of a unit may come from one site
     */
    public record Quality(int minOverlap, int maxOverlap, double confidence, boolean distinctSites) {}

    /**
     * What a label costs the client, in micro-units (10⁻⁶) of the currency, and how that is split: the site and the platform
     * get their basis points, rounded down, the worker the rest.
     *
     * @param lateMicros for good-faith work that came too late to be used
     */
    public record Price(
            String currency, long labelMicros, long lateMicros, int siteBasisPoints, int platformBasisPoints) {}

    /**
     * How units are handed out.
     *
     * @param priority 0 to 9, a higher one is served first
     * @param weight share among projects of equal priority
     * @param leaseSeconds after which an unrenewed pack expires
     * @param lotUnits units in a lot
     */
    public record Dispatch(
            int priority, int weight, @Nullable Instant deadline, int leaseSeconds, int lotUnits) {}
}
