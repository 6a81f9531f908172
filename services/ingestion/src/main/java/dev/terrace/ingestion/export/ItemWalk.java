package dev.terrace.ingestion.export;

import dev.terrace.ingestion.Block;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Received;
import dev.terrace.ingestion.Dataset.Released;
import dev.terrace.ingestion.Dataset.Split;
import dev.terrace.ingestion.Item;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Lot;
import dev.terrace.ingestion.LotResults;
import dev.terrace.ingestion.LotResults.Settled;
import dev.terrace.ingestion.MongoBlocks;
import dev.terrace.ingestion.MongoLotLabels;
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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Goes through the items of a dataset in the order of the manifest, holding some lots and one block at a time. */
@ApplicationScoped
class ItemWalk {

    private final MongoLots lots;
    private final MongoResults results;
    private final MongoBlocks blocks;
    private final MongoLotLabels labels;
    private final Limits limits;

    ItemWalk(MongoLots lots, MongoResults results, MongoBlocks blocks, MongoLotLabels labels, Limits limits) {
        this.lots = lots;
        this.results = results;
        this.blocks = blocks;
        this.labels = labels;
        this.limits = limits;
    }

    /** Every item, whatever has become of it. */
    void all(Dataset dataset, Consumer<ItemResult> action) {
        run(dataset.id(), 0, lotsOf(dataset), 0, action);
        if (dataset.state() instanceof Received received) {
            unreleased(dataset, received, action);
        }
    }

    /** Items that are in no lot yet. */
    private void unreleased(Dataset dataset, Received received, Consumer<ItemResult> action) {
        Released released = received.released();
        int last = released.lots() == 0
                ? -1
                : lots.find(new LotId(dataset.id(), released.lots() - 1).toString())
                        .map(lot -> lot.units().getLast().item())
                        .orElse(-1);
        blocks.forEachFrom(dataset.id(), received.attempt(), released.block(), block -> {
            int from = block.number() == released.block() ? last + 1 : 0;
            block.items()
                    .subList(from, block.items().size())
                    .forEach(item -> action.accept(new ItemResult(item, List.of())));
            return true;
        });
    }

    private static int lotsOf(Dataset dataset) {
        return switch (dataset.state()) {
            case Split split -> split.lots();
            case Received received -> received.released().lots();
            case Dataset.Receiving _, Dataset.Stopped _, Dataset.NothingGood _ -> 0;
        };
    }

    /** The items that have changed since a step of the dataset's tally. */
    void changedSince(Dataset dataset, long sequence, Consumer<ItemResult> action) {
        int done = 0;
        List<Integer> changed;
        while (!(changed = results.changedLots(dataset.id(), sequence, done, limits.exportLots())).isEmpty()) {
            for (int lot : changed) {
                if (lot >= done) {
                    int from = firstOfItem(dataset.id(), lot, done);
                    int to = endOfItem(dataset.id(), lot, lotsOf(dataset));
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
                    Item item = blocks.find(lot.block()).orElseThrow().items().get(unit.item());
                    Settled settled =
                            results.find(lot.id()).map(of -> of.unit(id.n())).orElse(null);
                    return new ItemResult(
                            labels.find(lot.id())
                                    .flatMap(given -> given.start(id.n()))
                                    .map(item::startingFrom)
                                    .orElse(item),
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

    /** Items from the one on that begins with this unit, until it is told that it is enough. */
    void from(Dataset dataset, int lot, int n, Predicate<ItemResult> goesOn) {
        walk(dataset.id(), lot, lotsOf(dataset), 0, item -> {
            UnitId first = UnitId.parse(item.units().getFirst().id());
            boolean isBefore = first.lot().number() == lot && first.n() < n;
            return isBefore || goesOn.test(item);
        });
    }

    private void run(String dataset, int from, int to, long seen, Consumer<ItemResult> action) {
        walk(dataset, from, to, seen, item -> {
            action.accept(item);
            return true;
        });
    }

    private void walk(String dataset, int from, int to, long seen, Predicate<ItemResult> goesOn) {
        Gathering gathering = new Gathering(goesOn);
        for (int next = from; next < to && !gathering.isEnough; ) {
            List<Lot> page = lots.page(dataset, next, Math.min(limits.exportLots(), to - next));
            Map<Integer, LotResults> settled = results.ofLots(dataset, next, next + page.size());
            for (Lot lot : page) {
                gathering.add(lot, settled.get(lot.number()), seen);
            }
            next += Math.max(1, page.size());
        }
        gathering.end();
    }

    /** Gathers neighbouring units of one item. */
    private final class Gathering {
        private final Predicate<ItemResult> goesOn;
        private boolean isEnough;
        private @Nullable Block block;
        private int item = -1;
        private List<ItemResult.Unit> units = new ArrayList<>();

        Gathering(Predicate<ItemResult> goesOn) {
            this.goesOn = goesOn;
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
            if (block != null && !units.isEmpty() && !isEnough) {
                isEnough = !goesOn.test(new ItemResult(block.items().get(item), units));
            }
            units = new ArrayList<>();
            item = -1;
        }
    }
}
