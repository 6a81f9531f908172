package dev.terrace.ingestion.split;

import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Received;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Lot;
import dev.terrace.ingestion.MongoBlocks;
import dev.terrace.ingestion.MongoDatasets;
import dev.terrace.ingestion.MongoLots;
import dev.terrace.ingestion.OneBehind;
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
    private final MongoBlocks blocks;
    private final MongoLots lots;
    private final Limits limits;
    private final InstantSource clock;

    Splitting(MongoDatasets datasets, MongoBlocks blocks, MongoLots lots, Limits limits, InstantSource clock) {
        this.datasets = datasets;
        this.blocks = blocks;
        this.lots = lots;
        this.limits = limits;
        this.clock = clock;
    }

    /** @return how many lots are new: none if the dataset is not there, has not arrived, or is split */
    int split(String id) {
        Dataset dataset = datasets.find(id).orElse(null);
        if (dataset == null || !(dataset.state() instanceof Received received)) {
            return 0;
        }
        Count count = new Count();
        try (OneBehind insertion = new OneBehind()) {
            blocks.forEach(id, received.attempt(), block -> {
                List<Pending<Lot>> cut = Splitter.split(dataset, block, count.lots, limits.lotBytes(), clock.instant());
                count.lots += cut.size();
                insertion.run(() -> count.newLots += lots.insertAll(cut));
            });
            insertion.await();
        }
        datasets.save(dataset.split(received, count.lots));
        return count.newLots;
    }

    private static final class Count {
        private int lots;
        private int newLots;
    }
}
