package dev.terrace.ingestion.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.ingestion.Behind;
import dev.terrace.ingestion.Block;
import dev.terrace.ingestion.Dataset;
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
import dev.terrace.ingestion.Parts;
import dev.terrace.ingestion.formats.LabelFiles;
import dev.terrace.ingestion.upload.Giving.Offer;
import dev.terrace.ingestion.upload.Giving.Result;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Resolution;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gives the units of a dataset the labels that files have for them, lot by lot. Broken off anywhere it can be done again from the
 * start: a lot that knows is not told twice.
 */
@ApplicationScoped
class LabelGiving {
    /** Of the labels of one lot as JSON, at most: they lie in one document. */
    private static final int LOT_CHARACTERS = 2 << 20;

    private static final String OTHER_GOLD =
            "has another label that is known to be right, on which verdicts rest: it stays as it is";

    private final MongoLots lots;
    private final MongoBlocks blocks;
    private final MongoResults results;
    private final MongoLotLabels labels;
    private final Limits limits;
    private final InstantSource clock;

    LabelGiving(
            MongoLots lots,
            MongoBlocks blocks,
            MongoResults results,
            MongoLotLabels labels,
            Limits limits,
            InstantSource clock) {
        this.lots = lots;
        this.blocks = blocks;
        this.results = results;
        this.labels = labels;
        this.limits = limits;
        this.clock = clock;
    }

    /** How many labels were new to their units, and how many were not. */
    record Count(long taken, long unchanged) {}

    Count give(Dataset dataset, Split split, Terms terms, LabelUse use, LabelFiles files) throws IOException {
        Set<String> concerned = place(dataset, split, files);
        try (Behind storing = new Behind()) {
            Run run = new Run(terms, use, files, storing);
            for (int from = 0; from < split.lots() && !concerned.isEmpty(); from += limits.exportLots()) {
                Map<Integer, LotResults> settled = results.ofLots(dataset.id(), from, from + limits.exportLots());
                for (Lot lot : lots.page(dataset.id(), from, limits.exportLots())) {
                    if (concerned.contains(lot.block())) {
                        run.give(lot, settled.get(lot.number()));
                    }
                }
            }
            return run.finish();
        }
    }

    /** Finds the items that the files speak of. @return the blocks in which they may be */
    private Set<String> place(Dataset dataset, Split split, LabelFiles files) {
        Predicate<String> mayBeOf = files.mayBeOf();
        Set<String> items = new HashSet<>();
        Set<String> concerned = new HashSet<>();
        blocks.forEach(
                dataset.id(),
                split.attempt(),
                block -> block.items().stream()
                        .filter(item ->
                                mayBeOf.test(item.id()) || shown(item).stream().anyMatch(mayBeOf))
                        .forEach(item -> {
                            items.add(item.id());
                            concerned.add(block.id());
                        }));
        files.place(items, "is no item of this dataset: name it by its id, or leave its labels out");
        return concerned;
    }

    /** What files may call the item by, beside its id: the address of what it shows, or shows first of each key frame. */
    private static List<String> shown(Item item) {
        return switch (item.content()) {
            case Content.Image image -> List.of(image.media());
            case Content.Video video -> List.of(video.media());
            case Content.Scene scene
            when !scene.cameras().isEmpty() ->
                scene.frames().stream().map(frame -> frame.images().getFirst()).toList();
            case Content.Scene _, Content.Text _, Content.Pair _ -> List.of(item.id());
        };
    }

    /** One go through the lots of a dataset, in their order. */
    private final class Run {
        private final Terms terms;
        private final LabelUse use;
        private final LabelFiles files;
        private final Behind storing;
        private final LongAdder taken = new LongAdder();
        private final LongAdder unchanged = new LongAdder();
        private final Queue<Item> others = new ConcurrentLinkedQueue<>();
        private @Nullable Block block;
        private int lastItem;

        Run(Terms terms, LabelUse use, LabelFiles files, Behind storing) {
            this.terms = terms;
            this.use = use;
            this.files = files;
            this.storing = storing;
        }

        /** Waits until all is stored, and tells which items have another label that stays. */
        Count finish() {
            storing.await();
            others.forEach(item -> leaveOut(item, OTHER_GOLD));
            return new Count(taken.sum(), unchanged.sum());
        }

        void give(Lot lot, @Nullable LotResults settled) throws IOException {
            List<Item> items = itemsOf(lot);
            Map<Integer, Offer> offers = new TreeMap<>();
            int room = LOT_CHARACTERS;
            for (int n = 0; n < lot.units().size(); n++) {
                int place = lot.units().get(n).item();
                if (place != lastItem) {
                    lastItem = place;
                    Item item = items.get(place);
                    Optional<Offer> offer = offer(item, n, settled);
                    int length = offer.map(o -> o.label().toString().length()).orElse(0);
                    if (length > room) {
                        leaveOut(
                                item, "has neighbours whose labels leave no room for its own: simplify their outlines");
                    } else if (offer.isPresent()) {
                        offers.put(n, offer.get());
                        room -= length;
                    }
                }
            }
            if (!offers.isEmpty()) {
                storing.run(LOT_CHARACTERS - room, () -> store(lot, items, offers));
            }
        }

        private List<Item> itemsOf(Lot lot) {
            Block now = block;
            if (now == null || !now.id().equals(lot.block())) {
                now = blocks.find(lot.block()).orElseThrow();
                block = now;
                lastItem = -1;
            }
            return now.items();
        }

        private void store(Lot lot, List<Item> items, Map<Integer, Offer> offers) {
            Result result =
                    labels.change(lot.id(), before -> Giving.give(before, use, offers, terms.id(), clock.instant()));
            taken.add(result.taken());
            unchanged.add(result.unchanged());
            result.others()
                    .forEach(unit -> others.add(items.get(lot.units().get(unit).item())));
        }

        /** The label that the files have for the one unit of an item. */
        private Optional<Offer> offer(Item item, int n, @Nullable LotResults settled) throws IOException {
            if (Parts.of(item.content(), terms.split()).size() > 1) {
                leaveOut(item, "is cut into parts, and a label is of one unit: leave its labels out");
                return Optional.empty();
            }
            Optional<ObjectNode> read = files.of(item.id(), shown(item), item.content());
            if (read.isEmpty()) {
                return Optional.empty();
            }
            Optional<String> useless = settled == null ? Optional.empty() : useless(settled, n);
            if (useless.isPresent()) {
                leaveOut(item, useless.get());
                return Optional.empty();
            }
            try {
                JsonNode label = ItemFields.label(use.field(), read.get(), item.content(), terms);
                return Optional.of(new Offer(label, use == LabelUse.GOLD ? item.gold() : item.start()));
            } catch (BadRow e) {
                leaveOut(item, e.problem());
                return Optional.empty();
            }
        }

        /** Why a label is of no use to a unit any more. */
        private Optional<String> useless(LotResults results, int n) {
            Settled settled = results.unit(n);
            if (results.withdrawing().contains(n) || settled != null && settled.withdrawn() != null) {
                return Optional.of("is withdrawn, so nobody labels it: leave its labels out");
            }
            boolean isJudged = settled != null || results.verdicts().stream().anyMatch(verdict -> verdict.unit() == n);
            if (use == LabelUse.START) {
                return isJudged
                        ? Optional.of("is labelled already, so nobody starts from this any more: leave its labels out")
                        : Optional.empty();
            }
            Resolution resolution = settled == null ? null : settled.resolution();
            return resolution != null && resolution.by() == By.REVIEW
                    ? Optional.of("was settled by a reviewer, whose word stands: leave its labels out")
                    : Optional.empty();
        }

        private void leaveOut(Item item, String problem) {
            files.leaveOut(item.id(), shown(item), problem);
        }
    }
}
