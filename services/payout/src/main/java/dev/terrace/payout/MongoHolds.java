package dev.terrace.payout;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.Indexes;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The payees that are held, and those that once were. */
@ApplicationScoped
public class MongoHolds {

    private final Documents<Hold> holds;

    MongoHolds(Store store) {
        holds = store.documents("holds", Hold.class);
        holds.collection().createIndex(Indexes.ascending("held", "_id"));
    }

    /** Holds or releases a payee. @return how it is now */
    public Hold change(Payee payee, Hold.Change change) {
        while (true) {
            Optional<Hold> changed = holds.change(payee.toString(), hold -> hold.with(change));
            if (changed.isPresent()) {
                return changed.get();
            }
            Outcome<Hold, Hold> first = Hold.none(payee).with(change);
            if (first.state().history().isEmpty() || holds.insert(first.state(), List.of())) {
                return first.answer();
            }
        }
    }

    /** @return those that are held, in the order of their names, after the one named */
    public List<Hold> held(String after, int limit) {
        return holds.collection()
                .find(and(eq("held", true), gt("_id", after)))
                .sort(ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    public boolean isHeld(Payee payee) {
        return holds.find(payee.toString()).filter(Hold::held).isPresent();
    }

    /** @return all payees that are held */
    public List<Payee> held() {
        return holds.collection().find(eq("held", true)).map(Hold::payee).into(new ArrayList<>());
    }
}
