package dev.terrace.ingestion.bucket;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import dev.terrace.ingestion.Refusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What is remembered of clients' buckets: who reads which prefix, and each object as it was when it was last read. */
@ApplicationScoped
public class MongoBuckets {
    private final Documents<BucketReader> readers;
    private final MongoCollection<SeenObject> objects;
    private final InstantSource clock;

    MongoBuckets(Store store, InstantSource clock) {
        this.clock = clock;
        this.readers = store.documents("bucketReaders", BucketReader.class);
        this.objects = store.collection("bucketObjects", SeenObject.class);
    }

    /**
     * Begins to read a prefix, in the place of an earlier attempt at the same dataset.
     *
     * @param bucket the id of the prefix
     * @param mayArrive whether a dataset that began to read it may still go on
     * @throws Refused if another dataset reads it that may
     */
    public BucketTurn begin(String bucket, String dataset, int attempt, Predicate<String> mayArrive) {
        while (true) {
            BucketReader before = readers.find(bucket).orElse(null);
            String other = before == null ? null : before.dataset();
            if (other != null && !other.equals(dataset) && mayArrive.test(other)) {
                throw new Refused(
                        Refusal.BUCKET_BUSY,
                        "Dataset %s reads it: wait for that, send it again under its own key, or withdraw it"
                                .formatted(other));
            }
            long version = before == null ? 0 : before.version();
            BucketReader next = new BucketReader(bucket, version, dataset, attempt, clock.instant());
            if (before == null && readers.insert(next, List.of())) {
                return new BucketTurn(bucket, dataset, attempt, version);
            }
            if (before != null && readers.save(next, List.of())) {
                return new BucketTurn(bucket, dataset, attempt, version + 1);
            }
        }
    }

    /** Whether an attempt at the dataset reads the prefix in an instance that has lived since then. */
    public boolean isRead(String bucket, String dataset, Instant since) {
        return readers.find(bucket)
                .filter(reader ->
                        dataset.equals(reader.dataset()) && !reader.aliveAt().isBefore(since))
                .isPresent();
    }

    /** Tells that whoever has these turns lives. */
    public void renew(Collection<BucketTurn> turns) {
        Date now = Date.from(clock.instant());
        for (BucketTurn turn : turns) {
            readers.collection()
                    .updateOne(and(eq("_id", turn.bucket()), eq("version", turn.number())), set("aliveAt", now));
        }
    }

    /** Lets others read a prefix that was not read to its end; whoever has begun since then goes on. */
    public void giveUp(BucketTurn turn) {
        BucketReader nobody = new BucketReader(turn.bucket(), turn.number(), null, turn.attempt(), clock.instant());
        readers.save(nobody, List.of());
    }

    /** Those that are known, by their ids. */
    public Map<String, SeenObject> find(Collection<String> ids) {
        Map<String, SeenObject> found = new HashMap<>();
        objects.find(in("_id", ids)).batchSize(ids.size() + 1).forEach(seen -> found.put(seen.id(), seen));
        return found;
    }

    /** Remembers them in the place of what was known before, but for what a later turn remembers. */
    public void remember(List<SeenObject> seen) {
        if (seen.isEmpty()) {
            return;
        }
        try {
            objects.bulkWrite(seen.stream().map(MongoBuckets::upsert).toList(), new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            boolean isOnlyLate = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!isOnlyLate) {
                throw e;
            }
        }
    }

    /** That of a later turn does not match, and the insertion that follows finds it there. */
    private static ReplaceOneModel<SeenObject> upsert(SeenObject seen) {
        return new ReplaceOneModel<>(
                and(eq("_id", seen.id()), lte("turn", seen.turn())), seen, new ReplaceOptions().upsert(true));
    }
}
