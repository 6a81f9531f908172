package dev.terrace.shared.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.TermsId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Labels of one submission have been stored in a lot, or nobody is left who may label some of its units.
 *
 * @param stuck units that will get no further label as things are
 */
public record LotLabelled(
        String lot,
        TermsId terms,
        List<Submitted> labels,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Stuck> stuck) {

    public LotLabelled {
        labels = List.copyOf(labels);
        stuck = stuck == null ? List.of() : List.copyOf(stuck);
    }

    public LotLabelled(String lot, TermsId terms, List<Submitted> labels) {
        this(lot, terms, labels, List.of());
    }

    /**
     * One stored label.
     *
     * @param unit the unit's number in the lot
     * @param label in the form in which the schema of the terms writes it; found faultless when it was taken
     * @param counted false for good-faith work that came too late to be used: it is judged, and paid the late rate if it stands
     * @param wanted labels the unit wants in all
     * @param maxOverlap labels the unit may get at most
     * @param seconds that the worker says it took; 0 if unknown
     */
    public record Submitted(
            int unit,
            int attempt,
            String site,
            String county,
            String worker,
            String submission,
            JsonText label,
            boolean counted,
            int wanted,
            int maxOverlap,
            double seconds,
            Instant at) {}

    /** A unit that is not dealt any more: it is judged by the labels it has, or goes to a reviewer. */
    public record Stuck(int unit, Why why) {}

    /** Why a unit gets no further label. */
    public enum Why {
        /** Every site that may have it has returned it as one that cannot be done. */
        UNABLE,
        /** All who may have it have labelled it, or are away for longer than the policy waits. */
        NOBODY_LEFT;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
