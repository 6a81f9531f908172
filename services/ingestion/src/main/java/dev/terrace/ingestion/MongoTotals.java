package dev.terrace.ingestion;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.Document;

/** Sums over the datasets of projects. */
@ApplicationScoped
public class MongoTotals {

    private static final Document RELEASED = new Document(
            "$cond",
            List.of(
                    new Document("$eq", List.of("$state.name", "split")),
                    "$state.delivery.units",
                    "$state.released.units"));

    private final MongoCollection<BsonDocument> datasets;
    private final MongoCollection<Dataset> whole;

    MongoTotals(Store store) {
        datasets = store.collection("datasets", BsonDocument.class);
        whole = store.collection("datasets", Dataset.class);
    }

    /** The totals of each of these projects that has a dataset. */
    public Map<String, Totals> of(Collection<String> projects) {
        Map<String, Totals> totals = new HashMap<>();
        datasets.aggregate(List.of(
                        match(and(in("project", projects), exists("state.delivery"))),
                        group(
                                "$project",
                                sum("datasets", 1),
                                sum("items", "$state.delivery.items"),
                                sum("units", "$state.delivery.units"),
                                sum("released", RELEASED),
                                sum("resolved", "$results.tally.resolved"),
                                sum("empty", "$results.tally.empty"),
                                sum("withdrawn", "$results.tally.withdrawn"),
                                sum("accepted", "$results.tally.accepted"),
                                sum("partlyAccepted", "$results.tally.partlyAccepted"),
                                sum("rejected", "$results.tally.rejected"),
                                sum("costMicros", "$results.tally.costMicros"))))
                .forEach(sums -> totals.put(sums.getString("_id").getValue(), totals(sums)));
        return totals;
    }

    /** The totals of one project, with its pace. */
    public Totals of(String project) {
        Totals totals = of(List.of(project)).getOrDefault(project, Totals.NOTHING);
        double perSecond = 0;
        for (Dataset dataset : working(project)) {
            perSecond += dataset.results().pace().perSecond().orElse(0);
        }
        return new Totals(
                totals.datasets(), totals.items(), totals.units(), totals.released(), totals.tally(), perSecond);
    }

    /** Datasets of a project that have units that are not settled. */
    public List<Dataset> working(String project) {
        return whole.find(and(
                        eq("project", project), in("state.name", "received", "split"), eq("results.completedAt", null)))
                .limit(1_000)
                .into(new ArrayList<>());
    }

    private static Totals totals(BsonDocument sums) {
        return new Totals(
                number(sums, "datasets"),
                number(sums, "items"),
                number(sums, "units"),
                number(sums, "released"),
                new Tally(
                        number(sums, "resolved"),
                        number(sums, "empty"),
                        number(sums, "withdrawn"),
                        number(sums, "accepted"),
                        number(sums, "partlyAccepted"),
                        number(sums, "rejected"),
                        number(sums, "costMicros")),
                0);
    }

    private static long number(BsonDocument sums, String field) {
        return sums.getNumber(field).longValue();
    }
}
