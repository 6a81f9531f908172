package dev.terrace.shared.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.TermsId;
import java.time.Instant;
import java.util.List;

/** Labels of one submission have been stored in a lot. */
public record LotLabelled(String lot, TermsId terms, List<Submitted> labels) {

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
            JsonNode label,
            boolean counted,
            int wanted,
            int maxOverlap,
            double seconds,
            Instant at) {}
}
