package dev.terrace.quality;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.addToSet;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.IndexOptions;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.CachedDocuments;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Shaped;
import dev.terrace.shared.store.Store;
import dev.terrace.shared.work.TermsId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The lots in the store, and those of them that wait for a reviewer. */
@ApplicationScoped
public class MongoLots implements Shaped {
    private static final String SINCE = "reviewsSince";
    private static final String APPEALS = "appealsSince";
    private static final Bson APPEALED = gt(APPEALS, new Date(0));
    private static final String DUE = "dueBy";
    private static final String PROJECT = "project";
    private static final String LEARNT = "learnt";
    private static final Bson UNDER_REVIEW = gt(SINCE, new Date(0));
    private static final int BATCH_LOTS = 20;

    private final Documents<Lot> documents;
    private final CachedDocuments<Lot> known;

    MongoLots(Store store, Limits limits) {
        this.documents = store.documents("lots", Lot.class);
        this.known = new CachedDocuments<>(documents, limits.knownLotBytes(), Lot::bytes);
    }

    @Override
    public void requireShape() {
        documents.requireShape("terms");
    }

    public Optional<Lot> find(String lot) {
        return documents.find(lot);
    }

    /** The lot with at least its first n judgements; empty if so many were not made. */
    public Optional<Lot> judged(String lot, int n) {
        Predicate<Lot> hasThem = last -> last.judgements() >= n;
        return known.glance(lot).filter(hasThem).or(() -> known.find(lot).filter(hasThem));
    }

    /** Whether the workers' skills hold what this judgement taught. */
    public boolean isLearnt(String lot, int judgement) {
        return documents
                        .collection()
                        .withDocumentClass(BsonDocument.class)
                        .find(and(eq("_id", lot), eq(LEARNT, judgement)))
                        .projection(include("_id"))
                        .first()
                != null;
    }

    /** Notes that they do, whatever becomes of the lot meanwhile. Lost in a crash, the skills remember the last ones themselves. */
    public void learnt(String lot, int judgement) {
        documents.collection().withWriteConcern(WriteConcern.W1).updateOne(eq("_id", lot), addToSet(LEARNT, judgement));
    }

    /**
     * Lets {@code decide} say what becomes of the lot, as it is stored, and stores that.
     *
     * @return the answer; empty if there is no such lot
     */
    public <R> Optional<R> change(String id, Function<Lot, Outcome<Lot, R>> decide) {
        Optional<R> answer = documents.change(id, decide);
        known.forget(id);
        return answer;
    }

    /** The same by what is known of the lot, for decisions that refuse nothing; the first to hear of a lot makes it. */
    public <R> R changeOrMake(String id, TermsId terms, Function<Lot, Outcome<Lot, R>> decide) {
        return known.changeOrMake(id, () -> Lot.empty(id, terms), decide);
    }

    /** Shows each lot that has units under review, those that wait longest first, as long as more are wanted. */
    public void underReview(@Nullable String project, @Nullable Instant from, Predicate<Lot> wantsMore) {
        List<Bson> conditions = new ArrayList<>(List.of(UNDER_REVIEW));
        if (project != null) {
            conditions.add(eq(PROJECT, project));
        }
        if (from != null) {
            conditions.add(gte(SINCE, Date.from(from)));
        }
        var found = documents.collection().find(and(conditions)).sort(ascending(SINCE, "_id"));
        try (MongoCursor<Lot> lots = found.batchSize(BATCH_LOTS).iterator()) {
            while (lots.hasNext() && wantsMore.test(lots.next())) {}
        }
    }

    /** Behind a lot whose appeals waited since then. */
    public record Place(Instant since, String lot) {
        /** @throws Refused if it is none that was given out */
        public static Place read(String text) {
            int at = Math.max(0, text.indexOf('_'));
            try {
                return new Place(Instant.parse(text.substring(0, at)), text.substring(at + 1));
            } catch (DateTimeParseException e) {
                throw new Refused(CommonRefusal.BAD_PARAMETER, "cursor: send the next of the part before, as it was");
            }
        }

        @Override
        public String toString() {
            return since + "_" + lot;
        }
    }

    /** Shows each lot in which appeals wait, the oldest first, as long as more are wanted. */
    public void appealed(@Nullable String project, @Nullable Place behind, Predicate<Lot> wantsMore) {
        List<Bson> conditions = new ArrayList<>(List.of(APPEALED));
        if (project != null) {
            conditions.add(eq(PROJECT, project));
        }
        if (behind != null) {
            Date since = Date.from(behind.since());
            conditions.add(or(gt(APPEALS, since), and(eq(APPEALS, since), gt("_id", behind.lot()))));
        }
        var found = documents.collection().find(and(conditions)).sort(ascending(APPEALS, "_id"));
        try (MongoCursor<Lot> lots = found.batchSize(BATCH_LOTS).iterator()) {
            while (lots.hasNext() && wantsMore.test(lots.next())) {}
        }
    }

    /** Since when the longest waiting unit is under review. */
    Optional<Instant> oldestReview() {
        Lot oldest = documents
                .collection()
                .find(UNDER_REVIEW)
                .sort(ascending(SINCE))
                .limit(1)
                .first();
        return Optional.ofNullable(oldest).map(Lot::reviewsSince);
    }

    /** Shows each lot of the dataset. */
    public void ofDataset(String dataset, Consumer<Lot> see) {
        documents
                .collection()
                .find(and(gte("_id", dataset + "."), lt("_id", dataset + "/")))
                .batchSize(BATCH_LOTS)
                .forEach(see);
    }

    /** Lots that have units whose time is up, those that waited longest first. */
    public List<Lot> due(Instant now, int most) {
        return documents
                .collection()
                .find(and(gt(DUE, new Date(0)), lte(DUE, Date.from(now))))
                .sort(ascending(DUE))
                .limit(most)
                .into(new ArrayList<>());
    }

    void index() {
        IndexOptions underReview = new IndexOptions().partialFilterExpression(UNDER_REVIEW);
        documents.collection().createIndex(ascending(SINCE, "_id"), underReview);
        documents
                .collection()
                .createIndex(ascending(DUE), new IndexOptions().partialFilterExpression(gt(DUE, new Date(0))));
        documents.collection().createIndex(ascending(PROJECT, SINCE, "_id"), underReview);
        documents
                .collection()
                .createIndex(ascending(APPEALS, "_id"), new IndexOptions().partialFilterExpression(APPEALED));
    }
}
