package dev.terrace.ingestion;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.store.Packed;
import dev.terrace.shared.store.Versioned;
import dev.terrace.shared.work.Part;
import java.util.List;

/**
 * What the units of a lot are. It never changes; what becomes of them is in {@link LotResults}.
 *
 * @param number of the lot in its dataset, from 0
 * @param block that holds its items
 * @param units in their order; the unit {@code n} of the lot is the n-th
 */
public record Lot(
        @JsonProperty("_id") String id,
        long version,
        String dataset,
        int number,
        String block,
        @Packed List<Unit> units)
        implements Versioned<Lot> {

    public Lot {
        units = List.copyOf(units);
    }

    /** @param item its place in the block */
    public record Unit(int item, Part part) {}

    @Override
    public Lot withVersion(long version) {
        return new Lot(id, version, dataset, number, block, units);
    }
}
