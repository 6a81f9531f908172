package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.store.Versioned;

/** A county, in which sites lie. */
public record County(@JsonProperty("_id") String id, long version, String name) implements Versioned<County> {
    @Override
    public County withVersion(long next) {
        return new County(id, next, name);
    }
}
