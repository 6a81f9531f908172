package dev.terrace.shared.store;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A document that only counts. */
record Counter(@JsonProperty("_id") String id, long version, int count) implements Versioned<Counter> {

    static Counter zero(String id) {
        return new Counter(id, 0, 0);
    }

    Counter more() {
        return new Counter(id, version, count + 1);
    }

    @Override
    public Counter withVersion(long version) {
        return new Counter(id, version, count);
    }
}
