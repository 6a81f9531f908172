package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.Behind;
import dev.terrace.ingestion.Block;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Item;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Meters;
import dev.terrace.ingestion.MongoBlocks;
import dev.terrace.ingestion.Parts;
import dev.terrace.ingestion.RefusedRow;
import dev.terrace.ingestion.Row;
import dev.terrace.shared.work.Terms;
import java.util.ArrayList;
import java.util.List;

/** Stores the rows of one attempt in blocks as they come. A block ends where a lot does, so that lots lie within blocks. */
final class BlockWriter implements AutoCloseable {

    private final String dataset;
    private final int attempt;
    private final Terms.Split split;
    private final int blockItems;
    private final Limits limits;
    private final MongoBlocks blocks;
    private final Meters meters;

    private final Behind insertion = new Behind();
    private List<Item> items = new ArrayList<>();
    private List<RefusedRow> refusals = new ArrayList<>();
    private int bytes;
    private int number;
    private long itemCount;
    private long unitCount;
    private long refusedCount;
    private boolean justStored;

    BlockWriter(Dataset dataset, Terms.Split split, Limits limits, MongoBlocks blocks, Meters meters) {
        this.dataset = dataset.id();
        this.attempt = dataset.state().attempt();
        this.split = split;
        this.blockItems = Math.max(1, limits.blockItems() / split.lotUnits()) * split.lotUnits();
        this.limits = limits;
        this.blocks = blocks;
        this.meters = meters;
    }

    void add(Row row) {
        justStored = false;
        switch (row) {
            case Item item -> {
                items.add(item);
                bytes += item.weight();
                itemCount++;
                unitCount += Parts.of(item.content(), split).size();
            }
            case RefusedRow refused -> {
                if (refusedCount++ < limits.refusalsKept()) {
                    refusals.add(refused);
                }
                meters.rowRefused(refused.field());
            }
        }
        if (items.size() >= blockItems || bytes >= limits.blockBytes() || refusals.size() >= limits.blockItems()) {
            store();
        }
    }

    /** Whether the row that was added last has filled a block. */
    boolean hasJustStored() {
        return justStored;
    }

    /** Stores what has not been stored yet, and waits until all is. */
    void finish() {
        store();
        insertion.await();
    }

    @Override
    public void close() {
        insertion.close();
    }

    long itemCount() {
        return itemCount;
    }

    long unitCount() {
        return unitCount;
    }

    long refusedCount() {
        return refusedCount;
    }

    private void store() {
        if (items.isEmpty() && refusals.isEmpty()) {
            return;
        }
        Block block = new Block(Block.id(dataset, attempt, number++), items, refusals);
        insertion.run(bytes, () -> blocks.insert(block));
        meters.rowsTaken(items.size());
        items = new ArrayList<>();
        refusals = new ArrayList<>();
        bytes = 0;
        justStored = true;
    }
}
