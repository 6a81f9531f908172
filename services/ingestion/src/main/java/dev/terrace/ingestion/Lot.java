package dev.terrace.ingestion;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.store.Versioned;

/**
 * Where the items of a lot's units lie. The unit {@code n} of the lot is the item {@code from + n} of the block.
 *
 * @param number of the lot in its dataset, from 0
 */
public record Lot(
        @JsonProperty("_id") String id, long version, String dataset, int number, String block, int from, int units)
        implements Versioned<Lot> {

    @Override
    public Lot withVersion(long version) {
        return new Lot(id, version, dataset, number, block, from, units);
    }
}
