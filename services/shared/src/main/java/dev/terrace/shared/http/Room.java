package dev.terrace.shared.http;

import java.util.HashMap;
import java.util.Map;

/**
 * Room for requests, shared out by what is free (dynamic thresholds: Choudhury and Hahne, 1998): a caller is let in while it has
 * fewer under way than twice what is free; an eighth is kept for callers that have nothing under way. So one alone has a good half of
 * the room, and a few that wait for slow bodies do not use up that of the others.
 */
final class Room {
    private static final int TIMES_WHAT_IS_FREE = 2;

    private static final int KEPT_PART = 8;

    private final int most;
    private final int shared;
    private final Map<String, Integer> underWay = new HashMap<>();
    private int all;

    Room(int most) {
        this.most = most;
        this.shared = most - most / KEPT_PART;
    }

    /** @return whether the caller is let in; then it has to {@link #leave} */
    synchronized boolean enter(String caller) {
        int own = underWay.getOrDefault(caller, 0);
        boolean room = own == 0 ? all < most : own < TIMES_WHAT_IS_FREE * (shared - all);
        if (!room) {
            return false;
        }
        underWay.merge(caller, 1, Integer::sum);
        all++;
        return true;
    }

    synchronized void leave(String caller) {
        underWay.computeIfPresent(caller, (_, count) -> count == 1 ? null : count - 1);
        all--;
    }
}
