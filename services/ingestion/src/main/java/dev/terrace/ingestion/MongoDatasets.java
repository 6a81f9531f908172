package dev.terrace.ingestion;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The datasets of all clients. */
@ApplicationScoped
public class MongoDatasets {

    private final Documents<Dataset> datasets;

    MongoDatasets(Store store) {
        datasets = store.documents("datasets", Dataset.class);
    }

    public Optional<Dataset> find(String id) {
        return datasets.find(id);
    }

    /** @return false if there is a dataset of this id already */
    public boolean insert(Dataset dataset) {
        return datasets.insert(dataset, List.of());
    }

    /** @return false if the dataset has moved on since it was read */
    public boolean save(Dataset dataset) {
        return datasets.save(dataset, List.of());
    }

    public <R> Optional<R> change(String id, Function<Dataset, Outcome<Dataset, R>> decide) {
        return datasets.change(id, decide);
    }

    /** A page, the newest first: of one client or all, of one project or all, in one state or in any. */
    public List<Dataset> page(
            @Nullable String client,
            @Nullable String project,
            @Nullable DatasetState state,
            @Nullable Cursor after,
            int limit) {
        return datasets.collection()
                .find(and(
                        client == null ? empty() : eq("client", client),
                        project == null ? empty() : eq("project", project),
                        state == null ? empty() : in(state),
                        MongoTimes.before(after)))
                .sort(MongoTimes.NEWEST_FIRST)
                .limit(limit)
                .into(new ArrayList<>());
    }

    private static Bson in(DatasetState state) {
        return switch (state) {
            case RECEIVING, STOPPED, RECEIVED, REFUSED -> eq("state.name", state.label());
            case WORKING -> and(eq("state.name", "split"), eq("results.completedAt", null));
            case DONE -> and(eq("state.name", "split"), ne("results.completedAt", null));
        };
    }

    /** The oldest other dataset of a project that came from a body of this hash. */
    public Optional<Dataset> ofFile(String project, String sha256, String other) {
        return Optional.ofNullable(datasets.collection()
                .find(and(eq("project", project), eq("state.delivery.sha256", sha256), ne("_id", other)))
                .sort(ascending("createdAt"))
                .first());
    }

    /** Datasets that have arrived whole before this time and are not split, though they may be, oldest first. */
    public List<Dataset> unsplit(Instant before, int limit) {
        return datasets.collection()
                .find(and(eq("state.name", "received"), ne("state.held", true), lt("state.delivery.at", before)))
                .sort(ascending("state.delivery.at"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Datasets that wait for budget, from the one after this id on. */
    public List<Dataset> held(String after, int limit) {
        return datasets.collection()
                .find(and(eq("state.name", "received"), eq("state.held", true), gt("_id", after)))
                .sort(ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Datasets that began to arrive before this time and never did. */
    public List<Dataset> abandoned(Instant before, int limit) {
        return datasets.collection()
                .find(and(eq("state.name", "receiving"), lt("state.since", before)))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Removes a dataset; false if it has moved on since it was read. */
    public boolean remove(Dataset dataset) {
        return datasets.collection()
                        .deleteOne(and(eq("_id", dataset.id()), eq("version", dataset.version())))
                        .getDeletedCount()
                == 1;
    }

    /** Those of which clients are to be told something. */
    public List<Dataset> untold(int limit) {
        return datasets.collection().find(exists("untold.0")).limit(limit).into(new ArrayList<>());
    }

    void index() {
        var collection = datasets.collection();
        collection.createIndex(Indexes.descending("project", "createdAt", "_id"));
        collection.createIndex(Indexes.descending("client", "createdAt", "_id"));
        collection.createIndex(MongoTimes.NEWEST_FIRST);
        collection.createIndex(Indexes.ascending("project", "state.delivery.sha256"));
        collection.createIndex(Indexes.ascending("state.name", "state.delivery.at"));
        collection.createIndex(
                Indexes.ascending("untold.0"), new IndexOptions().partialFilterExpression(exists("untold.0")));
    }
}
