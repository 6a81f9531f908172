package dev.terrace.dispatch.submit;

import dev.terrace.dispatch.Worker;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a submission.
 *
 * @param scope what its rows may be of
 * @param workers of those named in the rows, the ones that the site has
 */
record Sender(String submission, Scope scope, String county, Map<String, Worker> workers, Instant at) {

    /**
     * What a submission may be of.
     *
     * @param pack the one pack; null for any of the site's
     * @param worker the one worker; null for any of the site's
     */
    record Scope(
            String site, @Nullable String pack, @Nullable String worker) {}

    String site() {
        return scope.site();
    }

    boolean mayUse(String pack, String site) {
        return scope.pack() == null ? scope.site().equals(site) : scope.pack().equals(pack);
    }
}
