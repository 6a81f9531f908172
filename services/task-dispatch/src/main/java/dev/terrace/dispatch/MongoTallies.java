package dev.terrace.dispatch;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of each project is open and leased, counted as lots change: what this instance has counted is added to what is stored
 * every few seconds. A process that dies takes some seconds' counts with it, so now and then all is counted anew.
 */
@ApplicationScoped
public class MongoTallies {
    private final MongoCollection<Tally> stored;
    private final MongoCollection<Tally> lots;
    private final Map<String, Tally> counted = new HashMap<>();

    /** Lots that have open or leased slots, and such slots. */
    public record Tally(@JsonProperty("_id") String project, long lots, long open, long leased) {
        static Tally of(Lot lot, int sign) {
            return new Tally(
                    lot.project(), lot.live() == null ? 0 : sign, sign * (long) lot.open(), sign * (long) lot.leased());
        }

        Tally plus(Tally other) {
            return new Tally(project, lots + other.lots, open + other.open, leased + other.leased);
        }

        private boolean isNothing() {
            return lots == 0 && open == 0 && leased == 0;
        }
    }

    MongoTallies(Store store) {
        this.stored = store.collection("tallies", Tally.class);
        this.lots = store.collection("lots", Tally.class);
    }

    /** Counts a lot that was not here before. */
    void inserted(Lot lot) {
        add(Tally.of(lot, 1));
    }

    /** Counts what a stored change made of a lot. */
    void changed(Lot before, Lot after) {
        Tally difference = Tally.of(after, 1).plus(Tally.of(before, -1));
        if (!difference.isNothing()) {
            add(difference);
        }
    }

    private synchronized void add(Tally difference) {
        counted.merge(difference.project(), difference, Tally::plus);
    }

    /** Adds what was counted here to what is stored. */
    public void store() {
        List<Tally> some;
        synchronized (this) {
            some = List.copyOf(counted.values());
            counted.clear();
        }
        if (some.isEmpty()) {
            return;
        }
        try {
            stored.bulkWrite(
                    some.stream().map(MongoTallies::increment).toList(), new BulkWriteOptions().ordered(false));
        } catch (RuntimeException e) {
            some.forEach(this::add);
            throw e;
        }
    }

    private static UpdateOneModel<Tally> increment(Tally tally) {
        return new UpdateOneModel<>(
                eq("_id", tally.project()),
                combine(inc("lots", tally.lots()), inc("open", tally.open()), inc("leased", tally.leased())),
                new UpdateOptions().upsert(true));
    }

    /** Of every project that has anything open or leased. */
    public List<Tally> all() {
        store();
        return stored.find(gt("lots", 0L)).into(new ArrayList<>());
    }

    /** Looks at every lot that is open or leased. */
    public void countAnew() {
        store();
        Map<String, Tally> found = new HashMap<>();
        lots.aggregate(List.of(
                        Aggregates.match(gt("live", "")),
                        Aggregates.group(
                                "$project",
                                Accumulators.sum("lots", 1L),
                                Accumulators.sum("open", "$open"),
                                Accumulators.sum("leased", "$leased"))))
                .forEach(tally -> found.put(tally.project(), tally));
        stored.find().forEach(tally -> found.putIfAbsent(tally.project(), new Tally(tally.project(), 0, 0, 0)));
        List<UpdateOneModel<Tally>> writes = found.values().stream()
                .map(tally -> new UpdateOneModel<Tally>(
                        eq("_id", tally.project()),
                        combine(set("lots", tally.lots()), set("open", tally.open()), set("leased", tally.leased())),
                        new UpdateOptions().upsert(true)))
                .toList();
        if (!writes.isEmpty()) {
            stored.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }
}
