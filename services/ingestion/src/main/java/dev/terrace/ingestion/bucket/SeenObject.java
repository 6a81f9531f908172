package dev.terrace.ingestion.bucket;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.ingestion.bucket.Bucket.Listed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object of a bucket as it was when it was last read, and the attempt at a dataset that made an item of it. The item counts once
 * that very attempt has brought the dataset: so whatever is broken off, nothing is lost and nothing comes twice.
 *
 * @param id which names that differ only in case or form have in common
 * @param name the key after the prefix
 * @param etag empty if the store gives none
 * @param sha256 of its bytes if they are a medium
 * @param problem what is wrong with them if not
 * @param dataset null if no item was made of it
 * @param turn when it was read
 */
public record SeenObject(
        @JsonProperty("_id") String id,
        String name,
        String etag,
        Instant modified,
        @Nullable String sha256,
        @Nullable String problem,
        @Nullable String dataset,
        int attempt,
        long turn) {

    /** A medium; an item is not made of it yet. */
    public static SeenObject medium(String id, String name, Listed object, String sha256, BucketTurn turn) {
        return new SeenObject(
                id, name, object.etag(), object.modified(), sha256, null, null, turn.attempt(), turn.number());
    }

    /** Nothing that can be worked on. */
    public static SeenObject bad(String id, String name, Listed object, String problem, BucketTurn turn) {
        return new SeenObject(
                id, name, object.etag(), object.modified(), null, problem, null, turn.attempt(), turn.number());
    }

    /** Whether the object is still the one that was read. */
    public boolean isSame(Listed listed) {
        return etag.equals(listed.etag()) && (!etag.isEmpty() || modified.equals(listed.modified()));
    }

    public boolean isOf(BucketTurn turn) {
        return turn.dataset().equals(dataset) && turn.attempt() == attempt;
    }

    /** An item was made of it in this turn. */
    public SeenObject taken(BucketTurn turn) {
        return new SeenObject(id, name, etag, modified, sha256, problem, turn.dataset(), turn.attempt(), turn.number());
    }

    /** The same bytes under another etag. */
    public SeenObject as(Listed listed, BucketTurn turn) {
        return new SeenObject(
                id, name, listed.etag(), listed.modified(), sha256, problem, dataset, attempt, turn.number());
    }
}
