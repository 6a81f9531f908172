package dev.terrace.dispatch;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.IndexOptions;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.KnownDocuments;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Records;
import dev.terrace.shared.store.Store;
import dev.terrace.shared.work.TermsId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonDocument;

/** The lots in the store, and what is to be done in them. */
@ApplicationScoped
public class MongoLots {
    private final Documents<Lot> documents;
    private final Records<LotContent> contents;
    private final MongoCollection<Standing> standings;
    private final MongoCollection<Count> counts;
    private final KnownDocuments<Lot> known;
    private final Cache<String, LotContent> knownContents;

    /** What the ready queue needs to know of a lot. */
    public record Standing(
            @JsonProperty("_id") String id, TermsId terms, Instant since, int reopenCount, boolean started) {}

    /** How much of a project is open and leased. */
    public record Count(@JsonProperty("_id") String project, long lots, long open, long leased, Instant oldest) {}

    MongoLots(Store store, Limits limits) {
        this.documents = store.documents("lots", Lot.class);
        this.contents = store.records("contents", LotContent.class);
        this.standings = store.collection("lots", Standing.class);
        this.counts = store.collection("lots", Count.class);
        this.known = new KnownDocuments<>(
                documents, limits.cachedUnits(), lot -> lot.units().size());
        this.knownContents = Caffeine.newBuilder()
                .maximumWeight(limits.cachedContentBytes())
                .weigher((String id, LotContent content) -> content.bytes())
                .build();
    }

    public void index() {
        documents
                .collection()
                .createIndex(
                        ascending("live", "reopenCount", "_id"),
                        new IndexOptions().partialFilterExpression(gt("live", "")));
    }

    /** Content first, so that no lot is without. @return false if the lot is there already */
    public boolean insert(LotContent content, Lot lot) {
        contents.insert(content);
        knownContents.put(content.lot(), content);
        return known.insert(lot, List.of());
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

    /** @throws java.util.NoSuchElementException if there is no such lot */
    public LotContent content(String lot) {
        LotContent content = knownContents.getIfPresent(lot);
        if (content == null) {
            content = Optional.ofNullable(
                            contents.collection().find(eq("_id", lot)).first())
                    .orElseThrow();
            knownContents.put(lot, content);
        }
        return content;
    }

    /**
     * Lets {@code decide} say what becomes of the lot and saves it, and does so again when somebody else was faster.
     *
     * @return the answer; empty if there is no such lot
     */
    public <R> Optional<R> change(String id, Function<Lot, Outcome<Lot, R>> decide) {
        return known.change(id, decide);
    }

    /** The ids of all lots with open slots, and how often each was opened; read from the index alone. */
    public Map<String, Integer> open() {
        Map<String, Integer> open = new HashMap<>();
        documents
                .collection()
                .withDocumentClass(BsonDocument.class)
                .find(eq("live", "open"))
                .projection(include("_id", "reopenCount"))
                .forEach(lot -> open.put(
                        lot.getString("_id").getValue(),
                        lot.getNumber("reopenCount").intValue()));
        return open;
    }

    public List<Standing> standings(Collection<String> ids) {
        return standings
                .find(in("_id", ids))
                .projection(include("terms", "since", "reopenCount", "started"))
                .into(new ArrayList<>());
    }

    /** Open and leased slots of every project that has any. */
    public List<Count> counts() {
        return counts.aggregate(List.of(
                        match(gt("live", "")),
                        group(
                                "$project",
                                sum("lots", 1),
                                sum("open", "$open"),
                                sum("leased", "$leased"),
                                Accumulators.min("oldest", "$since"))))
                .into(new ArrayList<>());
    }
}
