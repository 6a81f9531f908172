package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.store.Versioned;

/** Somebody who labels, at one site. The id is unique among all sites and says nothing of the person. */
public record Worker(@JsonProperty("_id") String id, long version, String site, String team)
        implements Versioned<Worker> {
    public Worker in(String other) {
        return new Worker(id, version, site, other);
    }

    @Override
    public Worker withVersion(long next) {
        return new Worker(id, next, site, team);
    }
}
