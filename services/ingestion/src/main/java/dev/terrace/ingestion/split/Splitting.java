package dev.terrace.ingestion.split;

import dev.terrace.ingestion.Block;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Delivery;
import dev.terrace.ingestion.Dataset.Received;
import dev.terrace.ingestion.Lot;
import dev.terrace.ingestion.MongoBlocks;
import dev.terrace.ingestion.MongoDatasets;
import dev.terrace.ingestion.MongoEditions;
import dev.terrace.ingestion.MongoLots;
import dev.terrace.ingestion.OneBehind;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Pending;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/**
 * Splits one dataset, a block at a time. Broken off anywhere it can be done again from the start: lots that are there stay
 * as they are. Two instances may split the same dataset; that costs time and changes nothing.
 */
@ApplicationScoped
class Splitting {

    private final MongoDatasets datasets;
    private final MongoEditions editions;
    private final MongoBlocks blocks;
    private final MongoLots lots;
    private final InstantSource clock;

    Splitting(MongoDatasets datasets, MongoEditions editions, MongoBlocks blocks, MongoLots lots, InstantSource clock) {
        this.datasets = datasets;
        this.editions = editions;
        this.blocks = blocks;
        this.lots = lots;
        this.clock = clock;
    }

    /**
     * @return how many lots are new: none if the dataset is not there, has not arrived, or is split
     * @throws IllegalStateException if the blocks do not hold all that was delivered: nothing is called split then
     */
    int split(String id) {
        Dataset dataset = datasets.find(id).orElse(null);
        if (dataset == null || !(dataset.state() instanceof Received received)) {
            return 0;
        }
        Delivery delivery = received.delivery();
        Splitter splitter =
                new Splitter(dataset, editions.get(dataset.terms()).terms(), delivery.lotBytes(), clock.instant());
        Count count = new Count();
        try (OneBehind insertion = new OneBehind()) {
            blocks.forEach(id, received.attempt(), block -> {
                List<Pending<Lot>> cut = splitter.split(block, count.lots);
                count.add(block, cut);
                insertion.run(() -> count.newLots += lots.insertAll(cut));
            });
            insertion.await();
        }
        if (count.items != delivery.items() || count.units != delivery.units()) {
            throw new IllegalStateException("%d items in %d units were delivered, and %d in %d found"
                    .formatted(delivery.items(), delivery.units(), count.items, count.units));
        }
        datasets.change(
                id,
                now -> now.state() instanceof Received still
                        ? new Outcome<>(now.split(still, count.lots, clock.instant()), List.of(), true)
                        : Outcome.unchanged(now, false));
        return count.newLots;
    }

    private static final class Count {
        private int lots;
        private int newLots;
        private long items;
        private long units;

        void add(Block block, List<Pending<Lot>> cut) {
            lots += cut.size();
            items += block.items().size();
            units +=
                    cut.stream().mapToLong(lot -> lot.document().units().size()).sum();
        }
    }
}
