package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.store.Versioned;

/** A place in a county where people label. */
public record Site(@JsonProperty("_id") String id, long version, String county, String name)
        implements Versioned<Site> {
    @Override
    public Site withVersion(long next) {
        return new Site(id, next, county, name);
    }
}
