package dev.terrace.payout;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BsonField;
import com.mongodb.client.model.Indexes;
import dev.terrace.payout.Payment.State;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Pending;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
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
        collection().createIndex(Indexes.ascending("state.name", "state.since", "_id"));
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

    /** Lets the frozen payments of a run wait for the bank, from when it was approved. Repeatable. */
    public void open(String run, Instant since) {
        collection()
                .updateMany(
                        and(eq("run", run), eq("state.name", "frozen")),
                        combine(set("state", new State.Open(since)), inc("version", 1)));
    }

    /** Takes the payments of a run back that is not to be paid, those too that carry an amount on. Repeatable. */
    public void withdraw(String run) {
        move(and(eq("run", run), in("state.name", "frozen", "carried")), "withdrawn");
    }

    /** @return payments in the currency that wait for the bank, those first that wait longest, after the place */
    public List<Payment> unanswered(String currency, Instant since, String after, int limit) {
        Date from = Date.from(since);
        return collection()
                .find(and(
                        eq("state.name", "open"),
                        eq("currency", currency),
                        or(gt("state.since", from), and(eq("state.since", from), gt("_id", after)))))
                .sort(ascending("state.since", "_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** @return the payment that waits longest for the bank */
    public Optional<Payment> longestUnanswered() {
        return Optional.ofNullable(collection()
                .find(eq("state.name", "open"))
                .sort(ascending("state.since", "_id"))
                .first());
    }

    public long countUnanswered() {
        return collection().countDocuments(eq("state.name", "open"));
    }

    /** Lets the answer to one payment be decided; empty if there is no such payment. */
    public <R> Optional<R> change(String id, Function<Payment, Outcome<Payment, R>> decide) {
        return payments.change(id, decide);
    }

    /** @return some payments whose last answer is not in the books yet */
    public List<Payment> unbooked(int limit) {
        return collection().find(eq("state.name", "answered")).limit(limit).into(new ArrayList<>());
    }

    /** Marks that so many answers of the payments are in the books; one that has got another since stays. Repeatable. */
    public void booked(Collection<String> ids, int answers) {
        collection()
                .updateMany(
                        and(in("_id", ids), eq("state.name", "answered"), size("state.answers", answers)),
                        combine(set("state.name", "booked"), inc("version", 1)));
    }

    /** @return how many payments of the run are in each state, {@code settled} and {@code returned} told apart */
    public Map<String, Long> states(String run) {
        return byState(eq("run", run), sum("value", 1L));
    }

    /** @return what drafts hold for the payee in the currency, in micro-units */
    public long claimedMicros(Payee payee, String currency, List<String> drafts) {
        Document sum = collection()
                .aggregate(
                        List.of(
                                match(and(
                                        in(
                                                "_id",
                                                drafts.stream()
                                                        .map(run -> Payment.idOf(run, payee))
                                                        .toList()),
                                        eq("currency", currency))),
                                group(null, sum("value", "$owedMicros"))),
                        Document.class)
                .first();
        return sum == null ? 0 : sum.get("value", Number.class).longValue();
    }

    private Map<String, Long> byState(Bson which, BsonField value) {
        Map<String, Long> states = new TreeMap<>();
        Bson status = new Document("$ifNull", List.of(new Document("$last", "$state.answers.outcome"), "$state.name"));
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
