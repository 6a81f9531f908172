package dev.terrace.ingestion;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import dev.terrace.ingestion.Judgement.Tally;
import dev.terrace.shared.store.Records;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;

/** What quality-check has settled, one document a judgement. */
@ApplicationScoped
public class MongoJudgements {

    private final Records<Judgement> records;
    private final MongoCollection<Judgement> judgements;

    MongoJudgements(Store store) {
        records = store.records("judgements", Judgement.class);
        judgements = records.collection();
    }

    /** @return false if it is there already */
    public boolean insert(Judgement judgement) {
        return records.insert(judgement);
    }

    /** All judgements of these lots, in the order in which they were made. */
    public List<Judgement> ofLots(Collection<String> lots) {
        return judgements.find(in("lot", lots)).sort(ascending("number")).into(new ArrayList<>());
    }

    /** What is settled of each of these datasets; those with nothing are left out. Answered from the index alone. */
    public Map<String, Tally> tallies(Collection<String> datasets) {
        Map<String, Tally> tallies = new HashMap<>();
        judgements
                .aggregate(
                        List.of(
                                match(in("dataset", datasets)),
                                group(
                                        "$dataset",
                                        sum("resolved", "$tally.resolved"),
                                        sum("withdrawn", "$tally.withdrawn"),
                                        sum("accepted", "$tally.accepted"),
                                        sum("rejected", "$tally.rejected"),
                                        sum("costMicros", "$tally.costMicros"))),
                        BsonDocument.class)
                .forEach(sums -> tallies.put(sums.getString("_id").getValue(), tally(sums)));
        return tallies;
    }

    private static Tally tally(BsonDocument sums) {
        return new Tally(
                sums.getNumber("resolved").longValue(),
                sums.getNumber("withdrawn").longValue(),
                sums.getNumber("accepted").longValue(),
                sums.getNumber("rejected").longValue(),
                sums.getNumber("costMicros").longValue());
    }

    void index() {
        judgements.createIndex(Indexes.ascending("lot"));
        judgements.createIndex(Indexes.ascending(
                "dataset",
                "tally.resolved",
                "tally.withdrawn",
                "tally.accepted",
                "tally.rejected",
                "tally.costMicros"));
    }
}
