package dev.terrace.ingestion.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.ingestion.Item;
import dev.terrace.ingestion.LotResults.Settled;
import dev.terrace.ingestion.Tally;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Resolution;
import dev.terrace.shared.work.Joined;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Piece;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An item with what has become of each of its units, in the order of its parts. */
record ItemResult(Item item, List<Unit> units) {

    ItemResult {
        units = List.copyOf(units);
    }

    /**
     * @param settled null while it is open
     * @param isNew whether it has changed since what the caller has seen
     */
    record Unit(String id, Part part, @Nullable Settled settled, boolean isNew) {
        @Nullable
        Resolution resolution() {
            return settled == null ? null : settled.resolution();
        }
    }

    boolean isNew() {
        return units.stream().anyMatch(Unit::isNew);
    }

    /** Open while a unit is; withdrawn if all are; else resolved, by what its other units say. */
    ItemState state() {
        if (units.isEmpty() || units.stream().anyMatch(unit -> unit.settled() == null)) {
            return ItemState.OPEN;
        }
        List<Resolution> resolutions = resolutions();
        if (resolutions.isEmpty()) {
            return ItemState.WITHDRAWN;
        }
        return resolutions.stream().allMatch(r -> Tally.isEmpty(r.label())) ? ItemState.EMPTY : ItemState.RESOLVED;
    }

    List<Resolution> resolutions() {
        return units.stream().map(Unit::resolution).filter(Objects::nonNull).toList();
    }

    /** Why the first of its withdrawn units is; null if none is. */
    @Nullable
    Cause cause() {
        for (Unit unit : units) {
            if (unit.settled() != null && unit.settled().withdrawn() != null) {
                return unit.settled().withdrawn();
            }
        }
        return null;
    }

    /** The one label that its resolutions come to. */
    Joined joined(LabelSchema<?> schema) {
        List<Piece> pieces = units.stream()
                .filter(unit -> unit.resolution() != null)
                .map(unit -> new Piece(
                        unit.part(), (ObjectNode) unit.resolution().label().tree()))
                .toList();
        return schema.join(item.content(), pieces);
    }
}
