package dev.terrace.ingestion.upload;

import static dev.terrace.ingestion.Refusal.BUCKET_UNREADABLE;
import static dev.terrace.ingestion.Refusal.TOO_MANY_ROWS;

import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Synced;
import dev.terrace.ingestion.bucket.Bucket;
import dev.terrace.ingestion.bucket.BucketAddress;
import dev.terrace.ingestion.bucket.BucketTurn;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Terms;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A prefix of a client's bucket. Each object that no earlier dataset of the project has brought, or that is another now, is an item
 * under its name after the prefix. All is listed, as a late object may sort before those that are known; only what is new is read.
 */
final class BucketSource implements Source {
    private final BucketAddress address;
    private final Buckets buckets;
    private @Nullable Synced synced;

    BucketSource(BucketAddress address, Buckets buckets) {
        this.address = address;
        this.buckets = buckets;
    }

    @Override
    public void admit(String project, String dataset) {
        buckets.admit(address, project, dataset);
    }

    @Override
    public void each(Dataset dataset, Terms terms, SeenIds seen, Sink sink) throws IOException {
        BucketTurn turn = buckets.begin(address, dataset);
        try (Bucket bucket = new Bucket(address, buckets.limits());
                Syncing syncing = new Syncing(bucket, turn, terms, buckets, sink)) {
            synced = syncing.synced(read(bucket, syncing));
        } finally {
            buckets.end(turn, synced != null);
        }
    }

    /** @return the last key that there is; null if there is none */
    private @Nullable String read(Bucket bucket, Syncing syncing) throws IOException {
        long most = buckets.limits().bucketObjects();
        long listed = 0;
        String last = address.startAfter();
        String next = null;
        do {
            Bucket.Page page = bucket.list(next);
            listed += page.objects().size();
            if (listed > most) {
                throw new Refused(
                        TOO_MANY_ROWS,
                        "A prefix has at most " + most + " objects: send longer prefixes, each as a dataset");
            }
            syncing.take(address.prefix(), page.objects());
            last = page.objects().isEmpty() ? last : page.objects().getLast().key();
            next = page.next();
        } while (next != null);
        if (listed == 0 && address.startAfter() == null) {
            throw new Refused(
                    BUCKET_UNREADABLE,
                    "Bucket '%s': it has no object whose key begins with the prefix: check that"
                            .formatted(address.name()));
        }
        return last;
    }

    @Override
    public String sha256() {
        return address.sha256();
    }

    @Override
    public @Nullable Synced synced() {
        return synced;
    }
}
