package dev.terrace.dispatch;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.mod;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.IndexOptions;
import dev.terrace.shared.store.CachedDocuments;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The packs in the store. */
@ApplicationScoped
public class MongoPacks implements Indexed {
    private static final Date EVER = new Date(0);
    /** After which anybody takes up what another instance has left. */
    private static final Duration OVERDUE = Duration.ofSeconds(30);

    private final Documents<Pack> documents;
    private final CachedDocuments<Pack> known;
    private final MongoSiteLog log;

    MongoPacks(Store store, MongoSiteLog log, Limits limits) {
        this.documents = store.documents("packs", Pack.class);
        this.log = log;
        this.known = new CachedDocuments<>(documents, limits.cachedPacks(), _ -> 1);
    }

    @Override
    public void index() {
        documents
                .collection()
                .createIndex(ascending("due", "shard"), new IndexOptions().partialFilterExpression(gt("due", EVER)));
        documents
                .collection()
                .createIndex(
                        ascending("request.site", "live", "_id"),
                        new IndexOptions().partialFilterExpression(eq("live", true)));
    }

    /** @return false if a pack of this id is there already */
    public boolean insert(Pack pack) {
        return known.insert(pack, List.of());
    }

    /** Forgets a pack that got nothing, if nobody but this taker has ever made it. */
    public void remove(Pack pack, String taker) {
        known.forget(pack.id());
        documents.collection().deleteOne(and(eq("_id", pack.id()), eq("state.taker", taker)));
    }

    public Optional<Pack> find(String id) {
        return known.find(id);
    }

    /** A pack that is made; for what never changes from then on: whose it is and which lots it names. */
    public Optional<Pack> glance(String id) {
        return known.glance(id).filter(Pack::isMade).or(() -> find(id)).filter(Pack::isMade);
    }

    /** Saves the pack as {@code next} makes it, and tells its site; nothing if it stays the same. @return the pack as it then is */
    public Optional<Pack> change(String id, UnaryOperator<Pack> next) {
        return known.change(id, pack -> {
                    Pack after = next.apply(pack);
                    return new Outcome<>(after, List.of(), new Change(pack, after));
                })
                .map(change -> {
                    SiteEvent.of(change.before(), change.after())
                            .ifPresent(event -> log.note(change.after().site(), event));
                    return change.after();
                });
    }

    private record Change(Pack before, Pack after) {}

    /** Marks a live pack as done. Lost in a crash, its end is found by the sweep, with nothing to free. */
    public void done(Pack pack, Instant now) {
        change(pack.id(), known -> known.state() instanceof Pack.Live ? known.done(now) : known);
    }

    /**
     * Packs that have run out, or have ended and wait for their slots to be freed; those that are due longest first. Of those
     * that are due for seconds only this part.
     */
    public List<Pack> due(Instant now, MongoInstances.Part part, int limit) {
        Bson ours = part.of() == 1
                ? lte("due", Date.from(now))
                : and(
                        lte("due", Date.from(now)),
                        or(lte("due", Date.from(now.minus(OVERDUE))), mod("shard", part.of(), part.index())));
        return documents
                .collection()
                .find(and(gt("due", EVER), ours))
                .sort(ascending("due"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** When the next pack will run out. */
    public Optional<Instant> nextDue(Instant now) {
        return Optional.ofNullable(documents
                        .collection()
                        .find(gt("due", Date.from(now)))
                        .sort(ascending("due"))
                        .first())
                .map(Pack::due);
    }

    /** Live packs that a site has, or one of its workers, by id from the cursor on. */
    public List<Pack> live(String site, @Nullable String worker, String after, int limit) {
        Bson whose =
                worker == null ? eq("request.site", site) : and(eq("request.site", site), eq("request.worker", worker));
        return documents
                .collection()
                .find(and(whose, eq("live", true), eq("state.is", "live"), gt("_id", after)))
                .sort(ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** How many live packs a site holds or is about to, counting no further than {@code most}. */
    public int countLive(String site, int most) {
        return (int) documents
                .collection()
                .countDocuments(and(eq("request.site", site), eq("live", true)), new CountOptions().limit(most));
    }
}
