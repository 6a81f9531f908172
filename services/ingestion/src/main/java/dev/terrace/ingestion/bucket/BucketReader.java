package dev.terrace.ingestion.bucket;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.store.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who reads a prefix; its version is the number of the turn. So long as that dataset may still arrive, no other reads the same.
 *
 * @param dataset null if nobody does
 * @param aliveAt when the instance that reads was last known to live
 */
record BucketReader(
        @JsonProperty("_id") String id,
        long version,
        @Nullable String dataset,
        int attempt,
        Instant aliveAt) implements Versioned<BucketReader> {

    @Override
    public BucketReader withVersion(long version) {
        return new BucketReader(id, version, dataset, attempt, aliveAt);
    }
}
