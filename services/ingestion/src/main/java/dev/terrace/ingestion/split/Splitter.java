package dev.terrace.ingestion.split;

import dev.terrace.ingestion.Block;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Item;
import dev.terrace.ingestion.Lot;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.store.Pending;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the items of a block into lots: as many units as the project asks for, fewer where items are heavy. The same block
 * always gives the same lots under the same ids, so splitting may be broken off and done again at any point.
 */
final class Splitter {

    private Splitter() {}

    /** The lots of one block, each with the event that announces it; the first of them has the number {@code first}. */
    static List<Pending<Lot>> split(Dataset dataset, Block block, int first, int lotBytes, Instant now) {
        List<Pending<Lot>> lots = new ArrayList<>();
        List<Item> items = block.items();
        for (int from = 0; from < items.size(); ) {
            int to = endOfLot(items, from, dataset.terms().dispatch().lotUnits(), lotBytes);
            lots.add(lot(dataset, block, first + lots.size(), from, to, now));
            from = to;
        }
        return lots;
    }

    private static int endOfLot(List<Item> items, int from, int lotUnits, int lotBytes) {
        int most = Math.min(items.size(), from + lotUnits);
        int to = from + 1;
        for (int bytes = items.get(from).weight(); to < most; to++) {
            bytes += items.get(to).weight();
            if (bytes > lotBytes) {
                break;
            }
        }
        return to;
    }

    private static Pending<Lot> lot(Dataset dataset, Block block, int number, int from, int to, Instant now) {
        String id = new LotId(dataset.id(), number).toString();
        Terms terms = dataset.terms();
        List<LotCreated.Unit> units = block.items().subList(from, to).stream()
                .map(item -> unit(item, terms.quality().maxOverlap()))
                .toList();
        return new Pending<>(
                new Lot(id, 0, dataset.id(), number, block.id(), from, units.size()),
                List.of(Event.of(new LotCreated(id, terms, units), now)));
    }

    private static LotCreated.Unit unit(Item item, int most) {
        int maxOverlap = item.maxOverlap() == null ? most : Math.min(item.maxOverlap(), most);
        return new LotCreated.Unit(item.id(), item.media(), item.text(), item.width(), item.height(), maxOverlap);
    }
}
