package dev.terrace.dispatch;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import dev.terrace.shared.store.CachedDocuments;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Records;
import dev.terrace.shared.store.Shaped;
import dev.terrace.shared.store.Store;
import dev.terrace.shared.work.TermsId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** The lots in the store, and what is to be done in them. */
@ApplicationScoped
public class MongoLots implements Indexed, Shaped {
    private static final int BATCH = 5_000;

    private final Documents<Lot> documents;
    private final Records<LotContent> contents;
    private final MongoCollection<Queued> queued;
    private final MongoCollection<Timed> times;
    private final MongoTallies tallies;
    private final CachedDocuments<Lot> known;
    private final Cache<String, LotContent> knownContents;

    /** What the ready queue needs to know of a lot. */
    public record Queued(@JsonProperty("_id") String id, TermsId terms, int reopenCount, boolean started) {}

    private record Timed(@JsonProperty("_id") String id, Lot.Times times) {}

    MongoLots(Store store, MongoTallies tallies, Limits limits) {
        this.documents = store.documents("lots", Lot.class);
        this.contents = store.records("contents", LotContent.class);
        this.queued = store.collection("lots", Queued.class);
        this.times = store.collection("lots", Timed.class);
        this.tallies = tallies;
        this.known = new CachedDocuments<>(
                documents, limits.cachedUnits(), lot -> lot.units().size());
        this.knownContents = Caffeine.newBuilder()
                .maximumWeight(limits.cachedContentBytes())
                .weigher((String id, LotContent content) -> content.bytes())
                .build();
    }

    @Override
    public void requireShape() {
        documents.requireShape("content");
    }

    /** The queue is read from the first index alone, a project's oldest lot from the second. */
    @Override
    public void index() {
        IndexOptions live = new IndexOptions().partialFilterExpression(gt("live", ""));
        documents
                .collection()
                .createIndex(ascending("live", "times.opened", "_id", "terms", "reopenCount", "started"), live);
        documents.collection().createIndex(ascending("project", "times.since"), live);
    }

    /** Content first, so that no lot is without. @return false if the lot is there already */
    public boolean insert(LotContent content, Lot lot) {
        keep(content);
        boolean inserted = known.insert(lot, List.of());
        if (inserted) {
            tallies.inserted(lot);
        }
        return inserted;
    }

    /** Stores what a lot is about to show. */
    public void keep(LotContent content) {
        contents.insert(content);
        knownContents.put(content.id(), content);
    }

    /** The lot as last known here, which may be behind what is stored. */
    public Optional<Lot> glance(String id) {
        return known.glance(id);
    }

    public Optional<Lot> find(String id) {
        return known.find(id);
    }

    /** @return those that exist, in no particular order */
    public List<Lot> find(Collection<String> ids) {
        return documents.find(ids);
    }

    /**
     * @param id which a lot names; its own id for what came with it
     * @throws java.util.NoSuchElementException if there is no such content
     */
    public LotContent content(String id) {
        LotContent content = knownContents.getIfPresent(id);
        if (content == null) {
            content = Optional.ofNullable(
                            contents.collection().find(eq("_id", id)).first())
                    .orElseThrow();
            knownContents.put(id, content);
        }
        return content;
    }

    /**
     * Lets {@code decide} say what becomes of the lot and saves it, and does so again when somebody else was faster.
     *
     * @return the answer; empty if there is no such lot
     */
    public <R> Optional<R> change(String id, Function<Lot, Outcome<Lot, R>> decide) {
        AtomicReference<Runnable> count = new AtomicReference<>(() -> {});
        Optional<R> answer = known.change(id, lot -> {
            Outcome<Lot, R> outcome = decide.apply(lot);
            count.set(() -> tallies.changed(lot, outcome.state()));
            return outcome;
        });
        count.get().run();
        return answer;
    }

    /** All lots with open slots that became open at this time or later, those that did so first come first. */
    public void open(Instant from, Consumer<Queued> each) {
        queued.find(and(eq("live", Lot.Live.OPEN.label()), gte("times.opened", Date.from(from))))
                .sort(ascending("times.opened", "_id"))
                .projection(include("_id", "terms", "reopenCount", "started"))
                .batchSize(BATCH)
                .forEach(each);
    }

    /** Some lots with open slots, by id from the cursor on. */
    public List<Lot> open(String after, int limit) {
        return documents
                .collection()
                .find(and(gt("_id", after), eq("live", Lot.Live.OPEN.label())))
                .sort(ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** When the oldest lot of a project that has open or leased slots came. */
    public Optional<Instant> oldest(String project) {
        return Optional.ofNullable(times.find(and(eq("project", project), gt("live", "")))
                        .sort(ascending("times.since"))
                        .projection(include("times"))
                        .first())
                .map(lot -> lot.times().since());
    }
}
