package dev.terrace.ingestion.split;

import dev.terrace.ingestion.Behind;
import dev.terrace.ingestion.Block;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Delivery;
import dev.terrace.ingestion.Dataset.Received;
import dev.terrace.ingestion.Dataset.Released;
import dev.terrace.ingestion.Lot;
import dev.terrace.ingestion.MongoBlocks;
import dev.terrace.ingestion.MongoDatasets;
import dev.terrace.ingestion.MongoEditions;
import dev.terrace.ingestion.MongoLots;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Pending;
import dev.terrace.shared.work.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Splits one dataset, a block at a time, as far as the budget allows. Broken off anywhere it can be done again from the block where it
 * was: lots that are there stay as they are. Two instances may split the same dataset; that costs time and changes nothing.
 */
@ApplicationScoped
class Splitting {

    private final MongoDatasets datasets;
    private final MongoEditions editions;
    private final MongoBlocks blocks;
    private final MongoLots lots;
    private final Allowance allowance;
    private final InstantSource clock;

    Splitting(
            MongoDatasets datasets,
            MongoEditions editions,
            MongoBlocks blocks,
            MongoLots lots,
            Allowance allowance,
            InstantSource clock) {
        this.datasets = datasets;
        this.editions = editions;
        this.blocks = blocks;
        this.lots = lots;
        this.allowance = allowance;
        this.clock = clock;
    }

    /**
     * @return how many lots are new: none if the dataset is not there, has not arrived, or is split
     * @throws IllegalStateException if the blocks do not hold all that was delivered: nothing is called split then
     */
    int split(String id) {
        Dataset dataset = datasets.find(id).orElse(null);
        if (dataset == null || !(dataset.state() instanceof Received)) {
            return 0;
        }
        Terms terms = editions.get(dataset.terms()).terms();
        return (int) allowance.within(
                dataset,
                terms,
                allowed ->
                        datasets.find(id).map(now -> split(now, terms, allowed)).orElse(0));
    }

    private int split(Dataset dataset, Terms terms, long allowedUnits) {
        if (!(dataset.state() instanceof Received received)) {
            return 0;
        }
        Run run = new Run(dataset, received, terms, allowedUnits);
        try (Behind insertion = new Behind()) {
            blocks.forEachFrom(
                    dataset.id(),
                    received.attempt(),
                    received.released().block(),
                    block -> run.release(block, insertion));
            insertion.await();
        }
        if (run.full) {
            datasets.change(
                    dataset.id(),
                    now -> now.state() instanceof Received still && !still.held()
                            ? new Outcome<>(now.held(still), List.of(), true)
                            : Outcome.unchanged(now, false));
        }
        allowance.tell(dataset.project(), run.full, run.newLots.get() > 0);
        if (run.full) {
            return run.newLots.get();
        }
        Delivery delivery = received.delivery();
        if (run.released.units() != delivery.units()) {
            throw new IllegalStateException("%d units of %d items were delivered, and %d found"
                    .formatted(delivery.units(), delivery.items(), run.released.units()));
        }
        datasets.change(
                dataset.id(),
                now -> now.state() instanceof Received still
                        ? new Outcome<>(now.split(still, run.released.lots(), clock.instant()), List.of(), true)
                        : Outcome.unchanged(now, false));
        return run.newLots.get();
    }

    /** One go at a dataset, from the block where the last one ended. */
    private final class Run {
        private final Dataset dataset;
        private final Splitter splitter;
        private final boolean bounded;
        private final int known;
        private long left;
        private Released released;
        private boolean full;
        private final AtomicInteger newLots = new AtomicInteger();

        Run(Dataset dataset, Received received, Terms terms, long allowedUnits) {
            this.dataset = dataset;
            this.splitter = new Splitter(dataset, terms, received.delivery(), clock.instant());
            this.bounded = allowedUnits < Long.MAX_VALUE;
            this.left = allowedUnits;
            this.released = received.released();
            this.known = released.lots();
        }

        /** @return whether the next block may follow */
        boolean release(Block block, Behind insertion) {
            int first = block.number() == released.block() ? released.before() : released.lots();
            List<Pending<Lot>> batch = new ArrayList<>();
            long units = released.units();
            int lotCount = first;
            for (Pending<Lot> lot : splitter.split(block, first)) {
                int size = lot.document().units().size();
                boolean isNew = lot.document().number() >= known;
                if (isNew && size > left) {
                    full = true;
                    break;
                }
                if (isNew) {
                    left -= size;
                    units += size;
                }
                batch.add(lot);
                lotCount++;
            }
            released = new Released(units, lotCount, block.number(), first);
            if (bounded) {
                insertion.await();
                remember(released);
            }
            insertion.run(block.weight(), () -> newLots.addAndGet(lots.insertAll(batch)));
            return !full;
        }

        /** What is about to be announced counts against the budget before it is; splitting goes on from there, so all before is stored. */
        private void remember(Released more) {
            datasets.change(
                    dataset.id(),
                    now -> now.state() instanceof Received still
                                    && still.released().units() < more.units()
                            ? new Outcome<>(now.released(still, more), List.of(), true)
                            : Outcome.unchanged(now, false));
        }
    }
}
