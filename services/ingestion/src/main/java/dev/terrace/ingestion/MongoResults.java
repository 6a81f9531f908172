package dev.terrace.ingestion;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import dev.terrace.ingestion.Dataset.FoldedLot;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Store;
import dev.terrace.shared.work.LotId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** What has become of the lots of all datasets. */
@ApplicationScoped
public class MongoResults {

    private static final Bson UNFOLDED = gt("unfoldedSince", new Date(0));

    private final Documents<LotResults> results;

    MongoResults(Store store) {
        results = store.documents("results", LotResults.class);
    }

    public Optional<LotResults> find(String lot) {
        return results.find(lot);
    }

    /** Lets {@code decide} say what becomes of a lot's results, which are empty at first, and saves them. */
    public <R> R change(LotId lot, Function<LotResults, Outcome<LotResults, R>> decide) {
        return results.changeOrMake(lot.toString(), () -> LotResults.of(lot), decide);
    }

    /** Those of the lots of a dataset with these numbers, {@code to} exclusive, by number. */
    public Map<Integer, LotResults> ofLots(String dataset, int from, int to) {
        return results
                .collection()
                .find(and(eq("dataset", dataset), gte("number", from), lt("number", to)))
                .into(new ArrayList<>())
                .stream()
                .collect(Collectors.toMap(LotResults::number, Function.identity()));
    }

    /** The numbers, from this one on, of lots that have changed since a step of their dataset's tally. */
    public List<Integer> changedLots(String dataset, long sequence, int from, int limit) {
        return results.collection()
                .withDocumentClass(BsonDocument.class)
                .find(and(eq("dataset", dataset), gte("number", from), or(gt("fold.sequence", sequence), UNFOLDED)))
                .projection(include("number"))
                .sort(ascending("number"))
                .limit(limit)
                .map(found -> found.getNumber("number").intValue())
                .into(new ArrayList<>());
    }

    /** Lots of a dataset whose last changes its tally does not have yet. */
    public List<LotResults> unfolded(String dataset, int limit) {
        return results.collection()
                .find(and(eq("dataset", dataset), UNFOLDED))
                .sort(ascending("dataset", "unfoldedSince"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Datasets with lots that have been unfolded since before this time. */
    public List<String> datasetsUnfoldedSince(Instant before) {
        return results.collection()
                .distinct("dataset", and(UNFOLDED, lt("unfoldedSince", Date.from(before))), String.class)
                .into(new ArrayList<>());
    }

    /** Tells lots what the dataset has of them since this step; those that know already stay as they are. */
    public void fold(long sequence, List<FoldedLot> folded, Map<String, Long> versions) {
        List<UpdateOneModel<LotResults>> updates = new ArrayList<>();
        for (FoldedLot lot : folded) {
            Bson told = combine(
                    set("fold.tally", lot.tally()),
                    set("fold.sequence", sequence),
                    push("fold.marks", new LotResults.Mark(sequence, lot.change())),
                    inc("version", 1L));
            Bson older = and(eq("_id", lot.lot()), lt("fold.sequence", sequence));
            Long version = versions.get(lot.lot());
            if (version != null) {
                updates.add(new UpdateOneModel<>(
                        and(older, eq("version", version)), combine(told, unset("unfoldedSince"))));
            }
            updates.add(new UpdateOneModel<>(older, told));
        }
        if (!updates.isEmpty()) {
            results.collection().bulkWrite(updates);
        }
    }

    void index() {
        results.collection().createIndex(Indexes.ascending("dataset", "number"));
        results.collection()
                .createIndex(
                        Indexes.ascending("dataset", "unfoldedSince"),
                        new IndexOptions().partialFilterExpression(UNFOLDED));
    }
}
