package dev.terrace.ingestion;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.type;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.Indexes;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonType;
import org.jspecify.annotations.Nullable;

/** What clients have withdrawn. */
@ApplicationScoped
public class MongoWithdrawals {

    private final Documents<Withdrawal> withdrawals;

    MongoWithdrawals(Store store) {
        withdrawals = store.documents("withdrawals", Withdrawal.class);
    }

    public Optional<Withdrawal> find(String id) {
        return withdrawals.find(id);
    }

    /** @return false if the same was withdrawn before */
    public boolean insert(Withdrawal withdrawal) {
        return withdrawals.insert(withdrawal, List.of());
    }

    /** @return false if it has moved on since it was read */
    public boolean save(Withdrawal withdrawal) {
        return withdrawals.save(withdrawal, List.of());
    }

    /** Those of which not all lots have been told, oldest first. */
    public List<Withdrawal> undone(int limit) {
        return withdrawals
                .collection()
                .find(not(type("doneAt", BsonType.DATE_TIME)))
                .sort(ascending("createdAt"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** A page of those of a dataset, the newest first. */
    public List<Withdrawal> page(String dataset, @Nullable Cursor after, int limit) {
        return withdrawals
                .collection()
                .find(and(eq("dataset", dataset), MongoTimes.before(after)))
                .sort(MongoTimes.NEWEST_FIRST)
                .limit(limit)
                .into(new ArrayList<>());
    }

    void index() {
        withdrawals.collection().createIndex(Indexes.descending("dataset", "createdAt", "_id"));
        withdrawals.collection().createIndex(Indexes.ascending("doneAt", "createdAt"));
    }
}
