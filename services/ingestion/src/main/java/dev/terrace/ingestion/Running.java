package dev.terrace.ingestion;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What each caller has running of one thing, so that none takes the room of the others. */
public final class Running {
    private final ConcurrentMap<String, Integer> count = new ConcurrentHashMap<>();

    /** @return whether one more may run; then the caller has to {@link #leave} */
    public boolean enter(String caller, int most) {
        if (count.merge(caller, 1, Integer::sum) <= most) {
            return true;
        }
        leave(caller);
        return false;
    }

    public void leave(String caller) {
        count.computeIfPresent(caller, (_, running) -> running == 1 ? null : running - 1);
    }
}
