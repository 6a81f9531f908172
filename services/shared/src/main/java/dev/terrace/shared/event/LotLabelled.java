package dev.terrace.shared.event;

import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.Terms;
import java.time.Instant;
import java.util.List;

/** Labels of one submission have been stored in a lot. */
public record LotLabelled(String lot, Terms terms, List<Submitted> labels) {

    /**
     * One stored label.
     *
     * @param unit the unit's number in the lot
     * @param counted false for good-faith work that came too late: paid the base rate, not used
     * @param wanted labels the unit wants in all
     * @param maxOverlap labels the unit may get at most
     */
    public record Submitted(
            int unit,
            int attempt,
            String site,
            String county,
            String worker,
            String submission,
            Label label,
            boolean counted,
            int wanted,
            int maxOverlap,
            Instant at) {}
}
