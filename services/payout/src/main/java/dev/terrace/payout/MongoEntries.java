package dev.terrace.payout;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The journal: entries are inserted and read, nothing else. */
@ApplicationScoped
public class MongoEntries {

    private final MongoCollection<Entry> entries;

    MongoEntries(Store store) {
        entries = store.collection("entries", Entry.class);
        entries.createIndex(
                Indexes.ascending("lines.label"),
                new IndexOptions().unique(true).partialFilterExpression(exists("lines.label")));
    }

    /**
     * Records an entry once. The store itself refuses to price a label in two entries.
     *
     * @return false if it is recorded already, by an earlier try
     * @throws IllegalStateException if another entry has priced one of its labels
     */
    public boolean record(Entry entry) {
        try {
            entries.insertOne(entry);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            if (find(entry.id()).isEmpty()) {
                throw new IllegalStateException(
                        entry.id() + " prices a label that another entry has priced: " + e.getMessage(), e);
            }
            return false;
        }
    }

    public Optional<Entry> find(String id) {
        return Optional.ofNullable(entries.find(eq("_id", id)).first());
    }

    /** @return those that exist, in no particular order */
    public List<Entry> find(Collection<String> ids) {
        return entries.find(in("_id", ids)).into(new ArrayList<>(ids.size()));
    }

    /** @return the entry that priced the label */
    public Optional<Entry> ofLabel(String label) {
        return Optional.ofNullable(entries.find(eq("lines.label", label)).first());
    }

    /** @return the entry that made the payment payable; empty while its run is not approved */
    public Optional<Entry> approvalOf(Payment payment) {
        String account = Account.payable(payment.payee()).name();
        return Optional.ofNullable(entries.find(and(
                        gte("_id", Entry.approvalOf(payment.run(), 0)),
                        lt("_id", Entry.approvalsEnd(payment.run())),
                        eq("postings.account", account)))
                .first());
    }
}
