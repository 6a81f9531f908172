package dev.terrace.ingestion;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.Indexes;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Pending;
import dev.terrace.shared.store.Shaped;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lots of all datasets. */
@ApplicationScoped
public class MongoLots implements Shaped {

    private final Documents<Lot> lots;

    MongoLots(Store store) {
        lots = store.documents("lots", Lot.class);
    }

    @Override
    public void requireShape() {
        lots.requireShape("block");
    }

    public Optional<Lot> find(String id) {
        return lots.find(id);
    }

    /** Inserts lots with their events; those that are there already are left as they are. @return how many were new */
    public int insertAll(List<Pending<Lot>> pending) {
        return pending.isEmpty() ? 0 : lots.insertAll(pending);
    }

    /** So many lots of a dataset, in order, from this number on. */
    public List<Lot> page(String dataset, int from, int limit) {
        return lots.collection()
                .find(and(eq("dataset", dataset), gte("number", from)))
                .sort(ascending("number"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    void index() {
        lots.collection().createIndex(Indexes.ascending("dataset", "number"));
    }
}
