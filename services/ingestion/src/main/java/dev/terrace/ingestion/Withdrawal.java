package dev.terrace.ingestion;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.store.Versioned;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client has withdrawn of a dataset.
 *
 * @param id {@code <dataset>.<hash of what>}, so that the same is asked for once
 * @param items by their ids; null for all
 * @param doneAt when all lots had been told; null while they are being told
 * @param unknown the first of the ids that no item of the dataset has, once it is done
 */
public record Withdrawal(
        @JsonProperty("_id") String id,
        long version,
        String dataset,
        @Nullable List<String> items,
        Instant createdAt,
        @Nullable Instant doneAt,
        List<String> unknown)
        implements Versioned<Withdrawal> {

    public static Withdrawal of(String dataset, @Nullable List<String> items, Instant now) {
        String id = items == null ? all(dataset) : dataset + "." + Ids.request(items.toArray(String[]::new));
        return new Withdrawal(id, 0, dataset, items, now, null, List.of());
    }

    /** The id of the withdrawal of all of a dataset. */
    public static String all(String dataset) {
        return dataset + ".all";
    }

    public Withdrawal done(List<String> unknown, Instant now) {
        return new Withdrawal(id, version, dataset, items, createdAt, now, unknown);
    }

    @Override
    public Withdrawal withVersion(long version) {
        return new Withdrawal(id, version, dataset, items, createdAt, doneAt, unknown);
    }
}
