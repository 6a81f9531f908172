package dev.terrace.shared.store;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A document that counts its versions, so that of two who decide on the same one only one is stored. */
public interface Versioned<T extends Versioned<T>> {

    @JsonProperty("_id")
    String id();

    long version();

    T withVersion(long version);
}
