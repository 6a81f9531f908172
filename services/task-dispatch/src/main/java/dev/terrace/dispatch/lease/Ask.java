package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Rank;
import dev.terrace.shared.work.WorkType;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request for work.
 *
 * @param pack id that the pack will have
 * @param asked hash of the request
 * @param worker the one worker it is for; null if any of the site's may do it
 * @param workers that the site has
 * @param cover time until which the pack can be renewed; null if it does not matter
 * @param workTypes wanted; none means all, and so it is with projects
 */
record Ask(
        String pack,
        String asked,
        String site,
        @Nullable String worker,
        int workers,
        int units,
        long bytes,
        @Nullable Duration cover,
        Set<WorkType> workTypes,
        Set<String> projects) {

    boolean wants(Rank rank) {
        return (workTypes.isEmpty() || workTypes.contains(rank.workType()))
                && (projects.isEmpty() || projects.contains(rank.project()));
    }

    Leasing.Seeker seeker() {
        return new Leasing.Seeker(pack, site, worker, workers);
    }

    /** One worker may be left without work where the site is not. */
    String walker() {
        return worker == null ? site : site + "/" + worker;
    }
}
