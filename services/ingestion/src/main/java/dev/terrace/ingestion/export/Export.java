package dev.terrace.ingestion.export;

import static java.util.stream.Collectors.groupingBy;

import dev.terrace.ingestion.Block;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Item;
import dev.terrace.ingestion.Judgement;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Lot;
import dev.terrace.ingestion.MongoBlocks;
import dev.terrace.ingestion.MongoJudgements;
import dev.terrace.ingestion.MongoLots;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Resolution;
import dev.terrace.shared.event.LotJudged.Withdrawal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks the resolutions of a dataset in the order of its units, holding some lots and one block at a time. */
@ApplicationScoped
class Export {

    private final MongoLots lots;
    private final MongoJudgements judgements;
    private final MongoBlocks blocks;
    private final Limits limits;

    Export(MongoLots lots, MongoJudgements judgements, MongoBlocks blocks, Limits limits) {
        this.lots = lots;
        this.judgements = judgements;
        this.blocks = blocks;
        this.limits = limits;
    }

    void forEach(Dataset dataset, Consumer<ResolutionRow> line) {
        Block block = null;
        List<Lot> page;
        for (int from = 0;
                !(page = lots.page(dataset.id(), from, limits.exportLots())).isEmpty();
                from += page.size()) {
            Map<String, List<Judgement>> judged = judgements
                    .ofLots(page.stream().map(Lot::id).toList())
                    .stream()
                    .collect(groupingBy(Judgement::lot));
            for (Lot lot : page) {
                if (judged.containsKey(lot.id())) {
                    block = blockOf(lot, block);
                    write(lot, block, judged.get(lot.id()), line);
                }
            }
        }
    }

    /** The unit of this lot that has the number n. */
    UnitView unit(Dataset dataset, Lot lot, int n) {
        String id = lot.id() + "." + n;
        Item item = blockOf(lot, null).items().get(lot.from() + n);
        ResolutionRow resolution = null;
        Cause withdrawn = null;
        for (Judgement judgement : judgements.ofLots(List.of(lot.id()))) {
            for (Resolution r : judgement.resolutions()) {
                resolution = r.unit() == n ? ResolutionRow.of(id, item.id(), r) : resolution;
            }
            for (Withdrawal w : judgement.withdrawals()) {
                withdrawn = w.unit() == n ? w.cause() : withdrawn;
            }
        }
        return new UnitView(
                id, dataset.id(), dataset.project(), dataset.terms().version(), item, resolution, withdrawn);
    }

    private Block blockOf(Lot lot, @Nullable Block current) {
        return current != null && current.id().equals(lot.block())
                ? current
                : blocks.find(lot.block()).orElseThrow();
    }

    private static void write(Lot lot, Block block, List<Judgement> judged, Consumer<ResolutionRow> line) {
        Map<Integer, Resolution> last = new TreeMap<>();
        judged.forEach(judgement -> judgement.resolutions().forEach(r -> last.put(r.unit(), r)));
        last.forEach((n, resolution) -> line.accept(ResolutionRow.of(
                lot.id() + "." + n, block.items().get(lot.from() + n).id(), resolution)));
    }
}
