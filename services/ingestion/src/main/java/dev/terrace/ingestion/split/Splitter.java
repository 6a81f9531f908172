package dev.terrace.ingestion.split;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.ingestion.Block;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Delivery;
import dev.terrace.ingestion.Item;
import dev.terrace.ingestion.Lot;
import dev.terrace.ingestion.Parts;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.GoldGiven;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.store.Pending;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the items of blocks into units, and these into lots: as many units as the delivery says, fewer where items are heavy. It
 * depends on the blocks, the terms and the delivery alone, so the same dataset always gives the same lots under the same ids, and
 * splitting may be broken off and done again at any point.
 */
final class Splitter {

    private final Dataset dataset;
    private final Terms terms;
    private final int lotUnits;
    private final int lotBytes;
    private final Instant now;

    Splitter(Dataset dataset, Terms terms, Delivery delivery, Instant now) {
        this.dataset = dataset;
        this.terms = terms;
        this.lotUnits = delivery.lotUnits();
        this.lotBytes = delivery.lotBytes();
        this.now = now;
    }

    /** The lots of one block, each with the events that announce it; the first of them has the number {@code first}. */
    List<Pending<Lot>> split(Block block, int first) {
        List<Pending<Lot>> lots = new ArrayList<>();
        List<Lot.Unit> units = new ArrayList<>();
        int bytes = 0;
        for (int i = 0; i < block.items().size(); i++) {
            Item item = block.items().get(i);
            int weight = item.weight();
            for (Part part : Parts.of(item.content(), terms.split())) {
                boolean full = units.size() == lotUnits || bytes + weight > lotBytes;
                if (full && !units.isEmpty()) {
                    lots.add(lot(block, first + lots.size(), units));
                    units = new ArrayList<>();
                    bytes = 0;
                }
                units.add(new Lot.Unit(i, part));
                bytes += weight;
            }
        }
        if (!units.isEmpty()) {
            lots.add(lot(block, first + lots.size(), units));
        }
        return lots;
    }

    private Pending<Lot> lot(Block block, int number, List<Lot.Unit> units) {
        String id = new LotId(dataset.id(), number).toString();
        List<LotCreated.Unit> announced = units.stream()
                .map(unit -> announced(block.items().get(unit.item()), unit.part()))
                .toList();
        List<Event> events = new ArrayList<>();
        events.add(Event.of(new LotCreated(id, dataset.terms(), announced), now));
        List<GoldGiven.Gold> gold = gold(block, units);
        if (!gold.isEmpty()) {
            events.add(Event.of(new GoldGiven(id, dataset.terms(), gold), now));
        }
        return new Pending<>(new Lot(id, 0, dataset.id(), number, block.id(), units), events);
    }

    private static List<GoldGiven.Gold> gold(Block block, List<Lot.Unit> units) {
        List<GoldGiven.Gold> gold = new ArrayList<>();
        for (int n = 0; n < units.size(); n++) {
            JsonNode label = block.items().get(units.get(n).item()).gold();
            if (label != null) {
                gold.add(new GoldGiven.Gold(n, JsonText.of(label)));
            }
        }
        return gold;
    }

    private LotCreated.Unit announced(Item item, Part part) {
        int most = terms.quality().maxOverlap();
        int maxOverlap = item.maxOverlap() == null ? most : Math.min(item.maxOverlap(), most);
        return new LotCreated.Unit(item.id(), part, item.content(), item.meta(), item.start(), maxOverlap);
    }
}
