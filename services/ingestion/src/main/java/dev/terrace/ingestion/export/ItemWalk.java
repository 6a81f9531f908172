package dev.terrace.ingestion.export;

import dev.terrace.ingestion.Block;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Received;
import dev.terrace.ingestion.Dataset.Split;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Lot;
import dev.terrace.ingestion.LotResults;
import dev.terrace.ingestion.LotResults.Settled;
import dev.terrace.ingestion.MongoBlocks;
import dev.terrace.ingestion.MongoLots;
import dev.terrace.ingestion.MongoResults;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.UnitId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Goes through the items of a dataset in the order of the manifest, holding some lots and one block at a time. */
@ApplicationScoped
class ItemWalk {

    private final MongoLots lots;
    private final MongoResults results;
    private final MongoBlocks blocks;
    private final Limits limits;

    ItemWalk(MongoLots lots, MongoResults results, MongoBlocks blocks, Limits limits) {
        this.lots = lots;
        this.results = results;
        this.blocks = blocks;
        this.limits = limits;
    }

    /** Every item, whatever has become of it. */
    void all(Dataset dataset, Consumer<ItemResult> action) {
        switch (dataset.state()) {
            case Split split -> run(dataset.id(), 0, split.lots(), 0, action);
            case Received received ->
                blocks.forEach(
                        dataset.id(),
                        received.attempt(),
                        block -> block.items().forEach(item -> action.accept(new ItemResult(item, List.of()))));
            case Dataset.Receiving _, Dataset.Stopped _, Dataset.NothingGood _ -> {}
        }
    }

    /** The items that have changed since a step of the dataset's tally. */
    void changedSince(Dataset dataset, long sequence, Consumer<ItemResult> action) {
        if (!(dataset.state() instanceof Split split)) {
            return;
        }
        int done = 0;
        List<Integer> changed;
        while (!(changed = results.changedLots(dataset.id(), sequence, done, limits.exportLots())).isEmpty()) {
            for (int lot : changed) {
                if (lot >= done) {
                    int from = firstOfItem(dataset.id(), lot, done);
                    int to = endOfItem(dataset.id(), lot, split.lots());
                    run(dataset.id(), from, to, sequence, item -> {
                        if (item.isNew()) {
                            action.accept(item);
                        }
                    });
                    done = to;
                }
            }
        }
    }

    /** An item with one of its units alone; empty if there is no such unit. */
    Optional<ItemResult> unit(UnitId id) {
        return lots.find(id.lot().toString())
                .filter(lot -> id.n() < lot.units().size())
                .map(lot -> {
                    Lot.Unit unit = lot.units().get(id.n());
                    Block block = blocks.find(lot.block()).orElseThrow();
                    Settled settled =
                            results.find(lot.id()).map(of -> of.unit(id.n())).orElse(null);
                    return new ItemResult(
                            block.items().get(unit.item()),
                            List.of(new ItemResult.Unit(id.toString(), unit.part(), settled, false)));
                });
    }

    /** The lot in which the first item of this lot begins. */
    private int firstOfItem(String dataset, int lot, int least) {
        int from = lot;
        while (from > least && goesOn(dataset, from - 1)) {
            from--;
        }
        return from;
    }

    /** The lot after the one in which the last item of this lot ends. */
    private int endOfItem(String dataset, int lot, int most) {
        int to = lot + 1;
        while (to < most && goesOn(dataset, to - 1)) {
            to++;
        }
        return to;
    }

    /** Whether the last item of a lot has more units in the next one. */
    private boolean goesOn(String dataset, int number) {
        Lot lot = get(dataset, number);
        Lot next = get(dataset, number + 1);
        return lot.block().equals(next.block())
                && lot.units().getLast().item() == next.units().getFirst().item();
    }

    private Lot get(String dataset, int number) {
        return lots.find(new LotId(dataset, number).toString()).orElseThrow();
    }

    private void run(String dataset, int from, int to, long seen, Consumer<ItemResult> action) {
        Gathering gathering = new Gathering(action);
        for (int next = from; next < to; ) {
            List<Lot> page = lots.page(dataset, next, Math.min(limits.exportLots(), to - next));
            Map<Integer, LotResults> settled = results.ofLots(dataset, next, next + page.size());
            for (Lot lot : page) {
                gathering.add(lot, settled.get(lot.number()), seen);
            }
            next += page.size();
        }
        gathering.end();
    }

    /** Gathers neighbouring units of one item. */
    private final class Gathering {
        private final Consumer<ItemResult> action;
        private @Nullable Block block;
        private int item = -1;
        private List<ItemResult.Unit> units = new ArrayList<>();

        Gathering(Consumer<ItemResult> action) {
            this.action = action;
        }

        void add(Lot lot, @Nullable LotResults results, long seen) {
            if (block == null || !block.id().equals(lot.block())) {
                end();
                block = blocks.find(lot.block()).orElseThrow();
            }
            int seenChanges = results == null ? 0 : results.changesUpTo(seen);
            for (int n = 0; n < lot.units().size(); n++) {
                Lot.Unit unit = lot.units().get(n);
                if (unit.item() != item) {
                    end();
                    item = unit.item();
                }
                Settled settled = results == null ? null : results.unit(n);
                boolean isNew = settled != null && settled.change() > seenChanges;
                units.add(new ItemResult.Unit(lot.id() + "." + n, unit.part(), settled, isNew));
            }
        }

        void end() {
            if (block != null && !units.isEmpty()) {
                action.accept(new ItemResult(block.items().get(item), units));
            }
            units = new ArrayList<>();
            item = -1;
        }
    }
}
