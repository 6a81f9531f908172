package dev.terrace.dispatch;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.IndexOptions;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.KnownDocuments;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;

/** The packs in the store. */
@ApplicationScoped
public class MongoPacks {
    private static final Date EVER = new Date(0);

    private final Documents<Pack> documents;
    private final KnownDocuments<Pack> known;

    MongoPacks(Store store, Limits limits) {
        this.documents = store.documents("packs", Pack.class);
        this.known = new KnownDocuments<>(documents, limits.cachedPacks(), _ -> 1);
    }

    public void index() {
        documents
                .collection()
                .createIndex(ascending("due"), new IndexOptions().partialFilterExpression(gt("due", EVER)));
        documents
                .collection()
                .createIndex(
                        ascending("site", "live", "_id"), new IndexOptions().partialFilterExpression(eq("live", true)));
    }

    /** @return false if a pack of this id is there already */
    public boolean insert(Pack pack) {
        return known.insert(pack, List.of());
    }

    /** Forgets a pack that got nothing. */
    public void remove(Pack pack) {
        known.forget(pack.id());
        documents.collection().deleteOne(eq("_id", pack.id()));
    }

    public Optional<Pack> find(String id) {
        return known.find(id);
    }

    /** For what never changes once the pack has been handed out: whose it is and which lots it names. */
    public Optional<Pack> glance(String id) {
        return known.glance(id);
    }

    /** Saves the pack as {@code next} makes it; nothing if it stays the same. @return the pack as it then is */
    public Optional<Pack> change(String id, UnaryOperator<Pack> next) {
        return known.change(id, pack -> {
            Pack after = next.apply(pack);
            return new Outcome<>(after, List.of(), after);
        });
    }

    /** Marks a live pack as done. Lost in a crash, its end is found by the sweep, with nothing to free. */
    public void done(Pack pack, Instant now) {
        Pack done = pack.done(now);
        Bson change = combine(
                set("state", done.state()), set("due", done.due()), set("live", done.isLive()), inc("version", 1L));
        documents.collection().updateOne(and(eq("_id", pack.id()), eq("live", true)), change);
        known.forget(pack.id());
    }

    /** Packs that have run out, or have ended and wait for their slots to be freed; those that are due longest first. */
    public List<Pack> due(Instant now, int limit) {
        return documents
                .collection()
                .find(and(gt("due", EVER), lte("due", Date.from(now))))
                .sort(ascending("due"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Live packs of a site, by id from the cursor on. */
    public List<Pack> live(String site, String after, int limit) {
        return documents
                .collection()
                .find(and(eq("site", site), eq("live", true), gt("_id", after)))
                .sort(ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** How many live packs a site holds, counting no further than {@code most}. */
    public int countLive(String site, int most) {
        return (int) documents
                .collection()
                .countDocuments(and(eq("site", site), eq("live", true)), new CountOptions().limit(most));
    }
}
