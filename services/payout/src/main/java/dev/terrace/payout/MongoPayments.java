package dev.terrace.payout;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BsonField;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Pending;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The payments of all runs, one for each run and payee. */
@ApplicationScoped
public class MongoPayments {

    private final Documents<Payment> payments;

    MongoPayments(Store store) {
        payments = store.documents("payments", Payment.class);
        collection().createIndex(Indexes.ascending("run", "_id"));
        collection().createIndex(Indexes.ascending("payee", "_id"));
        collection()
                .createIndex(
                        Indexes.ascending("state.answer.at"),
                        new IndexOptions().partialFilterExpression(eq("state.name", "answered")));
    }

    /** Inserts those that are not there yet. */
    public void freeze(List<Payment> batch) {
        payments.insertAll(
                batch.stream().map(payment -> new Pending<>(payment, List.of())).toList());
    }

    public Optional<Payment> find(String id) {
        return payments.find(id);
    }

    /** @return those that exist, in no particular order */
    public List<Payment> find(Collection<String> ids) {
        return payments.find(ids);
    }

    /** @return payments of a run in the order of their ids, after the id named */
    public List<Payment> of(String run, String after, int limit) {
        return page(run, after).limit(limit).into(new ArrayList<>());
    }

    /** @return all payments of a run in the order of their ids, read as they are asked for */
    public Iterable<Payment> of(String run) {
        return page(run, "");
    }

    /** @return the payee's payments in the currency that were approved, newest first */
    public List<Payment> to(Payee payee, String currency, int limit) {
        return collection()
                .find(and(
                        eq("payee", payee.toString()),
                        eq("currency", currency),
                        in("state.name", "open", "answered", "booked")))
                .sort(descending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Lets the frozen payments of a run wait for the bank. Repeatable. */
    public void open(String run) {
        move(and(eq("run", run), eq("state.name", "frozen")), "open");
    }

    /** Takes the frozen payments of a run back. Repeatable. */
    public void withdraw(String run) {
        move(and(eq("run", run), eq("state.name", "frozen")), "withdrawn");
    }

    /** Lets the answer to one payment be decided; empty if there is no such payment. */
    public <R> Optional<R> change(String id, Function<Payment, Outcome<Payment, R>> decide) {
        return payments.change(id, decide);
    }

    /** @return payments that were answered before then and whose answer is not in the books yet */
    public List<Payment> unbooked(Instant before, int limit) {
        return collection()
                .find(and(eq("state.name", "answered"), lt("state.answer.at", before)))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Marks that their answers are in the books. Repeatable. */
    public void booked(Collection<String> ids) {
        move(and(in("_id", ids), eq("state.name", "answered")), "booked");
    }

    /** @return how many payments of the run are in each state, {@code settled} and {@code returned} told apart */
    public Map<String, Long> states(String run) {
        return byState(eq("run", run), sum("value", 1L));
    }

    /** @return what the payee's payments in the currency come to by state, in minor units */
    public Map<String, Long> minorByState(Payee payee, String currency) {
        return byState(and(eq("payee", payee.toString()), eq("currency", currency)), sum("value", "$amountMinor"));
    }

    private Map<String, Long> byState(Bson which, BsonField value) {
        Map<String, Long> states = new TreeMap<>();
        Bson status = new Document("$ifNull", List.of("$state.answer.outcome", "$state.name"));
        collection()
                .aggregate(List.of(match(which), group(status, value)), Document.class)
                .forEach(state -> states.put(
                        state.getString("_id"), state.get("value", Number.class).longValue()));
        return states;
    }

    private FindIterable<Payment> page(String run, String after) {
        return collection().find(and(eq("run", run), gt("_id", after))).sort(ascending("_id"));
    }

    private void move(Bson which, String name) {
        collection().updateMany(which, combine(set("state.name", name), inc("version", 1)));
    }

    private MongoCollection<Payment> collection() {
        return payments.collection();
    }
}
