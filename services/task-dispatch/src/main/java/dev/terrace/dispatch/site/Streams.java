package dev.terrace.dispatch.site;

import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.Meters;
import dev.terrace.dispatch.Refusal;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** How many event streams this instance has open, so that no site takes the room of the others. */
@ApplicationScoped
class Streams {
    private final Limits limits;
    private final Map<String, Integer> open = new HashMap<>();
    private int all;

    Streams(Limits limits, Meters meters) {
        this.limits = limits;
        meters.streams(this::all);
    }

    /** @throws Refused if there are as many as there may be */
    synchronized void enter(String site) {
        int own = open.getOrDefault(site, 0);
        if (own >= limits.siteStreams() || all >= limits.streams()) {
            throw new Refused(
                    Refusal.TOO_MANY_STREAMS,
                    "A site may have %d open: close one, or ask for GET /v1/sites/%s/people every few seconds"
                            .formatted(limits.siteStreams(), site));
        }
        open.put(site, own + 1);
        all++;
    }

    synchronized void leave(String site) {
        open.computeIfPresent(site, (_, own) -> own == 1 ? null : own - 1);
        all--;
    }

    private synchronized int all() {
        return all;
    }
}
