package dev.terrace.ingestion.withdraw;

import dev.terrace.ingestion.Block;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Split;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Lot;
import dev.terrace.ingestion.LotResults;
import dev.terrace.ingestion.MongoBlocks;
import dev.terrace.ingestion.MongoDatasets;
import dev.terrace.ingestion.MongoLots;
import dev.terrace.ingestion.MongoResults;
import dev.terrace.ingestion.MongoWithdrawals;
import dev.terrace.ingestion.Withdrawal;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotWithdrawn;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.TermsId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the lots of a dataset which of their units are withdrawn. Broken off anywhere it can be done again from the start: a lot that
 * knows is not told twice.
 */
@ApplicationScoped
class Withdrawing {

    private static final int UNKNOWN_TOLD = 100;

    private final MongoWithdrawals withdrawals;
    private final MongoDatasets datasets;
    private final MongoBlocks blocks;
    private final MongoLots lots;
    private final MongoResults results;
    private final Limits limits;
    private final InstantSource clock;

    Withdrawing(
            MongoWithdrawals withdrawals,
            MongoDatasets datasets,
            MongoBlocks blocks,
            MongoLots lots,
            MongoResults results,
            Limits limits,
            InstantSource clock) {
        this.withdrawals = withdrawals;
        this.datasets = datasets;
        this.blocks = blocks;
        this.lots = lots;
        this.results = results;
        this.limits = limits;
        this.clock = clock;
    }

    /** @return false if the dataset is not split yet: its lots are told later */
    boolean carryOut(Withdrawal withdrawal) {
        Dataset dataset = datasets.find(withdrawal.dataset()).orElseThrow();
        if (dataset.state() instanceof Dataset.Received) {
            return false;
        }
        List<String> items = withdrawal.items();
        Set<String> wanted = items == null ? null : new HashSet<>(items);
        Set<String> found = new HashSet<>();
        if (dataset.state() instanceof Split split) {
            tell(dataset, split, wanted, found);
        }
        List<String> unknown = items == null
                ? List.of()
                : items.stream()
                        .filter(id -> !found.contains(id))
                        .limit(UNKNOWN_TOLD)
                        .toList();
        withdrawals.save(withdrawal.done(unknown, clock.instant()));
        return true;
    }

    private void tell(Dataset dataset, Split split, @Nullable Set<String> wanted, Set<String> found) {
        Block block = null;
        for (int from = 0; from < split.lots(); from += limits.exportLots()) {
            for (Lot lot : lots.page(dataset.id(), from, limits.exportLots())) {
                if (wanted != null && (block == null || !block.id().equals(lot.block()))) {
                    block = blocks.find(lot.block()).orElseThrow();
                }
                List<Integer> units = wanted == null || block == null
                        ? IntStream.range(0, lot.units().size()).boxed().toList()
                        : unitsOf(lot, block, wanted, found);
                if (!units.isEmpty()) {
                    tell(lot, dataset.terms(), units);
                }
            }
        }
    }

    private static List<Integer> unitsOf(Lot lot, Block block, Set<String> wanted, Set<String> found) {
        List<Integer> units = new ArrayList<>();
        for (int n = 0; n < lot.units().size(); n++) {
            String item = block.items().get(lot.units().get(n).item()).id();
            if (wanted.contains(item)) {
                units.add(n);
                found.add(item);
            }
        }
        return units;
    }

    private void tell(Lot lot, TermsId terms, List<Integer> units) {
        results.change(LotId.parse(lot.id()), before -> {
            LotResults after = before.withdrawing(units);
            if (after == before) {
                return Outcome.unchanged(before, false);
            }
            List<Integer> more = after.withdrawing().stream()
                    .filter(unit -> !before.withdrawing().contains(unit))
                    .toList();
            LotWithdrawn told = new LotWithdrawn(lot.id(), terms, more, Cause.WITHDRAWN_BY_CLIENT);
            return new Outcome<>(
                    after, List.of(Event.of(told, after.withdrawing().size(), clock.instant())), true);
        });
    }
}
