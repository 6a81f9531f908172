package dev.terrace.quality;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Where a worker's verdicts are: which judgements said something of her labels, newest first. The verdicts lie in the lots. */
@ApplicationScoped
public class MongoVerdicts {
    private final MongoCollection<Place> places;
    private final Limits limits;

    /** A judgement that said something of a worker's labels. */
    public record Place(
            @JsonProperty("_id") String id, String worker, String site, String lot, int judgement, Instant at) {
        static Place of(Lot lot, int judgement, String worker, String site) {
            String id = lot.id() + "/" + judgement + "/" + worker;
            return new Place(
                    id,
                    worker,
                    site,
                    lot.id(),
                    judgement,
                    lot.steps().get(judgement - 1).at());
        }
    }

    MongoVerdicts(Store store, Limits limits) {
        this.places = store.collection("verdicts", Place.class);
        this.limits = limits;
    }

    /** Notes whose labels the judgement said something of, once. */
    public void add(Lot lot, int judgement) {
        List<Place> found = lot.panels().stream()
                .flatMap(panel -> panel.labels().stream())
                .filter(label -> label.verdicts().stream().anyMatch(v -> v.judgement() == judgement))
                .map(label -> Place.of(
                        lot, judgement, label.worker(), lot.submission(label).site()))
                .distinct()
                .toList();
        if (found.isEmpty()) {
            return;
        }
        try {
            places.insertMany(found, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null
                    || e.getWriteErrors().stream()
                            .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        }
    }

    /** So many of a worker's of the site, from this one on or from the newest. @param site null: of any site */
    public List<Place> of(String worker, @Nullable String site, @Nullable Place from, int most) {
        List<Bson> conditions = new ArrayList<>(List.of(eq("worker", worker)));
        if (site != null) {
            conditions.add(eq("site", site));
        }
        if (from != null) {
            Date at = Date.from(from.at());
            conditions.add(or(lt("at", at), and(eq("at", at), lte("_id", from.id()))));
        }
        return places.find(and(conditions))
                .sort(descending("at", "_id"))
                .limit(most)
                .into(new ArrayList<>());
    }

    void index() {
        places.createIndex(compoundIndex(ascending("worker"), descending("at", "_id")));
        places.createIndex(ascending("at"), new IndexOptions().expireAfter((long) limits.verdictDays(), TimeUnit.DAYS));
    }
}
