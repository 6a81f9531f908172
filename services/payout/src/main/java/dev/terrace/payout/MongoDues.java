package dev.terrace.payout;

import static com.mongodb.client.model.Accumulators.max;
import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.AggregateIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import dev.terrace.payout.Payment.Owed;
import dev.terrace.shared.store.Records;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;

/** The open items. A due is inserted once and held by at most one run at a time; nothing else of it ever changes. */
@ApplicationScoped
public class MongoDues {

    private final Records<Due> records;
    private final MongoCollection<Due> dues;

    MongoDues(Store store) {
        records = store.records("dues", Due.class);
        dues = records.collection();
        dues.createIndex(Indexes.ascending("run", "currency", "shares.payee"));
        dues.createIndex(Indexes.ascending("shares.payee", "at"));
    }

    /** Inserts a due; one that is there already is left as it is, open or held. */
    public void open(Due due) {
        records.insert(due);
    }

    /** @return whether anything of the currency is owed and not held */
    public boolean anyOpen(String currency) {
        return dues.find(and(eq("run", null), eq("currency", currency))).first() != null;
    }

    /** Gives every open due of the currency to the run; each due goes to one run only. Repeatable. */
    public void claim(String currency, String run) {
        dues.updateMany(and(eq("run", null), eq("currency", currency)), set("run", run));
    }

    /** Opens again what the runs hold. Repeatable. */
    public void release(List<String> runs) {
        dues.updateMany(in("run", runs), set("run", null));
    }

    /** Tells what the run's dues come to for each payee that is owed anything, in the order of their names, in flat memory. */
    public void owed(String run, Consumer<Owed> each) {
        AggregateIterable<Document> sums = dues.aggregate(
                        List.of(
                                match(eq("run", run)),
                                unwind("$shares"),
                                group(
                                        "$shares.payee",
                                        max("site", "$shares.site"),
                                        max("county", "$shares.county"),
                                        sum("micros", "$shares.micros")),
                                match(gt("micros", 0)),
                                sort(ascending("_id"))),
                        Document.class)
                .allowDiskUse(true);
        for (Document payee : sums) {
            each.accept(new Owed(
                    Payee.fromString(payee.getString("_id")),
                    payee.getString("site"),
                    payee.getString("county"),
                    payee.get("micros", Number.class).longValue()));
        }
    }

    /** @return what all of the run's dues come to */
    public long heldMicros(String run) {
        Document held = dues.aggregate(
                        List.of(match(eq("run", run)), unwind("$shares"), group(null, sum("micros", "$shares.micros"))),
                        Document.class)
                .first();
        return held == null ? 0 : held.get("micros", Number.class).longValue();
    }

    /** @return whether the run would pay the site or anybody for work at the site */
    public boolean pays(String run, String site) {
        return dues.find(and(eq("run", run), eq("shares.site", site))).first() != null;
    }

    /** @return the dues that the run holds for the payee, in the order of their ids, after the id named */
    public List<Due> of(String run, String currency, Payee payee, String after, int limit) {
        return dues.find(and(
                        eq("run", run),
                        eq("currency", currency),
                        eq("shares.payee", payee.toString()),
                        gt("_id", after)))
                .sort(ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    public Optional<Due> find(String id) {
        return Optional.ofNullable(dues.find(eq("_id", id)).first());
    }

    /** @return the due by which the run passed on what it did not pay the payee */
    public Optional<Due> carriedBy(String run, Payee payee) {
        return Optional.ofNullable(dues.find(and(
                        eq("shares.payee", payee.toString()),
                        gte("_id", Entry.approvalOf(run, 0)),
                        lt("_id", Entry.approvalsEnd(run))))
                .first());
    }
}
