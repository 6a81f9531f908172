package dev.terrace.payout;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Accumulators.top;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.terrace.payout.Payment.Owed;
import dev.terrace.shared.store.Records;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The open items. An item is inserted once and held by at most one run at a time; nothing else of it ever changes. */
@ApplicationScoped
public class MongoOpenItems {

    private final Records<OpenItem> records;
    private final MongoCollection<OpenItem> items;

    MongoOpenItems(Store store) {
        records = store.records("openItems", OpenItem.class);
        items = records.collection();
        items.createIndex(Indexes.ascending("currency", "run", "payee"));
        items.createIndex(Indexes.ascending("payee", "currency", "at", "_id"));
        items.createIndex(
                Indexes.ascending("run", "payee", "_id"), new IndexOptions().partialFilterExpression(gt("run", "")));
    }

    /** Inserts items; those that are there already are left as they are, open or held. */
    public void open(List<OpenItem> opened) {
        if (!opened.isEmpty()) {
            records.insertAll(opened);
        }
    }

    /** @return whether anything is open that the filter lets a run take */
    public boolean anyOpen(String currency, PayRun.Filter filter, Instant cutOff, List<Payee> held) {
        return items.find(claimable(currency, filter, cutOff, held)).first() != null;
    }

    /**
     * Gives some open items that the filter lets through to the run; each item goes to one run only.
     *
     * @return false if none was left
     */
    public boolean claim(PayRun run, List<Payee> held, int most) {
        Bson claimable = claimable(run.currency(), run.filter(), run.madeAt(), held);
        List<String> ids = ids(claimable, most);
        if (!ids.isEmpty()) {
            items.updateMany(and(in("_id", ids), eq("run", null)), set("run", run.id()));
        }
        return !ids.isEmpty();
    }

    /** Opens again what the run holds, some at a time. Repeatable. */
    public void release(String run, int most) {
        for (List<String> ids = ids(eq("run", run), most); !ids.isEmpty(); ids = ids(eq("run", run), most)) {
            items.updateMany(and(in("_id", ids), eq("run", run)), set("run", null));
        }
    }

    private static Bson claimable(String currency, PayRun.Filter filter, Instant cutOff, List<Payee> held) {
        List<Bson> all =
                new ArrayList<>(List.of(eq("currency", currency), eq("run", null), lte("at", Date.from(cutOff))));
        if (filter.from() != null) {
            all.add(gte("at", Date.from(filter.from())));
        }
        if (filter.to() != null) {
            all.add(lt("at", Date.from(filter.to())));
        }
        if (!filter.payees().isEmpty()) {
            all.add(in("payee", texts(filter.payees())));
        }
        if (!held.isEmpty()) {
            all.add(nin("payee", texts(held)));
        }
        if (!filter.counties().isEmpty()) {
            all.add(in("place.county", filter.counties()));
        }
        return and(all);
    }

    private static List<String> texts(List<Payee> payees) {
        return payees.stream().map(Payee::toString).toList();
    }

    private List<String> ids(Bson which, int most) {
        return items.withDocumentClass(Document.class)
                .find(which)
                .projection(include("_id"))
                .limit(most)
                .map(item -> item.getString("_id"))
                .into(new ArrayList<>());
    }

    /** Tells what the run's items come to for each payee, nothing left out but nothing, in the order of their names, in flat memory. */
    public void owed(String run, Consumer<Owed> each) {
        Bson newest = orderBy(descending("at"), descending("_id"));
        for (Document payee : items.aggregate(
                        List.of(
                                match(eq("run", run)),
                                group("$payee", top("place", newest, "$place"), sum("micros", "$micros")),
                                sort(ascending("_id"))),
                        Document.class)
                .allowDiskUse(true)) {
            Document place = payee.get("place", Document.class);
            long micros = payee.get("micros", Number.class).longValue();
            if (micros != 0) {
                each.accept(new Owed(
                        Payee.fromString(payee.getString("_id")),
                        new Place(place.getString("site"), place.getString("county")),
                        micros));
            }
        }
    }

    /** @return what all of the run's items come to */
    public long heldMicros(String run) {
        Document held = items.aggregate(
                        List.of(match(eq("run", run)), group(null, sum("micros", "$micros"))), Document.class)
                .first();
        return held == null ? 0 : held.get("micros", Number.class).longValue();
    }

    /** @return whether the run would pay the site or anybody for work at the site */
    public boolean pays(String run, String site) {
        return items.find(and(eq("run", run), eq("place.site", site))).first() != null;
    }

    /** @return the items that the run holds for the payee, in the order of their ids, after the id named */
    public List<OpenItem> of(String run, Payee payee, String after, int limit) {
        return items.find(and(eq("run", run), eq("payee", payee.toString()), gt("_id", after)))
                .sort(ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    public Optional<OpenItem> find(String entry, Payee payee) {
        return Optional.ofNullable(
                items.find(eq("_id", OpenItem.idOf(entry, payee))).first());
    }
}
