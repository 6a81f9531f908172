package dev.terrace.payout;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.type;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonType;
import org.bson.conversions.Bson;

/** The pay runs. */
@ApplicationScoped
public class MongoPayRuns {

    private static final Bson UNFINISHED = in("stage.name", "claiming", "freezing", "approved", "rejected");

    private final Documents<PayRun> runs;

    MongoPayRuns(Store store) {
        runs = store.documents("payRuns", PayRun.class);
        runs.collection()
                .createIndex(
                        Indexes.ascending("maker", "key"),
                        new IndexOptions().unique(true).partialFilterExpression(type("key", BsonType.STRING)));
        runs.collection().createIndex(Indexes.ascending("currency", "number"));
    }

    /** @return false if somebody took the number, or the maker the key, first: look again */
    public boolean begin(PayRun run) {
        return runs.insert(run, List.of());
    }

    /** @return false if the run has moved on since it was read: read it again */
    public boolean save(PayRun run, List<Event> events) {
        return runs.save(run, events);
    }

    /** Decides on the run as it stands; empty if there is no such run. */
    public Optional<PayRun> change(String id, Function<PayRun, Outcome<PayRun, PayRun>> decide) {
        return runs.change(id, decide);
    }

    public Optional<PayRun> find(String id) {
        return runs.find(id);
    }

    public Optional<PayRun> withKey(String maker, String key) {
        return Optional.ofNullable(
                runs.collection().find(and(eq("maker", maker), eq("key", key))).first());
    }

    public Optional<PayRun> latest(String currency) {
        return Optional.ofNullable(runs.collection()
                .find(eq("currency", currency))
                .sort(descending("number"))
                .first());
    }

    /** @return runs of the currency below the number, newest first */
    public List<PayRun> before(String currency, int number, int limit) {
        return runs.collection()
                .find(and(eq("currency", currency), lt("number", number)))
                .sort(descending("number"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** @return runs of the currency between two stages */
    public List<PayRun> unfinished(String currency) {
        return runs.collection().find(and(eq("currency", currency), UNFINISHED)).into(new ArrayList<>());
    }

    /** @return the ids of the currency's runs that wait for a second person */
    public List<String> drafts(String currency) {
        return runs.collection()
                .find(and(eq("currency", currency), eq("stage.name", "draft")))
                .map(PayRun::id)
                .into(new ArrayList<>());
    }

    /** @return the run of the currency that was last approved before the one of this number */
    public Optional<PayRun> approvedBefore(String currency, int number) {
        return Optional.ofNullable(runs.collection()
                .find(and(eq("currency", currency), lt("number", number), in("stage.name", "approved", "posted")))
                .sort(descending("number"))
                .first());
    }

    /** @return runs that wait for a second person, the oldest first */
    public List<PayRun> drafts() {
        return runs.collection()
                .find(eq("stage.name", "draft"))
                .sort(ascending("madeAt"))
                .into(new ArrayList<>());
    }

    /** @return runs between two stages, which whoever began should have ended */
    public List<PayRun> unfinished() {
        return runs.collection().find(UNFINISHED).into(new ArrayList<>());
    }
}
