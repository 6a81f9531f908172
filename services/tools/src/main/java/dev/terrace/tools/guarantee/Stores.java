package dev.terrace.tools.guarantee;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The four databases, read only. */
public final class Stores implements AutoCloseable {
    /** What the services call their databases, before the service's name. */
    public static final String PREFIX = "terrace_";

    private static final int LOTS_AT_ONCE = 200;

    private final MongoClient client;
    private final String prefix;

    private Stores(MongoClient client, String prefix) {
        this.client = client;
        this.prefix = prefix;
    }

    public static Stores at(String mongoUri) {
        return at(mongoUri, PREFIX);
    }

    /** Databases of another prefix, for example copies. */
    public static Stores at(String mongoUri, String prefix) {
        return new Stores(MongoClients.create(mongoUri), prefix);
    }

    public MongoDatabase ingestion() {
        return client.getDatabase(prefix + "ingestion");
    }

    public MongoDatabase dispatch() {
        return client.getDatabase(prefix + "dispatch");
    }

    public MongoDatabase quality() {
        return client.getDatabase(prefix + "quality");
    }

    public MongoDatabase payout() {
        return client.getDatabase(prefix + "payout");
    }

    public List<MongoDatabase> all() {
        return List.of(ingestion(), dispatch(), quality(), payout());
    }

    /** Whether every judgement that ingestion has heard of in this dataset has its entry. */
    public boolean accrued(String dataset) {
        Bson ofDataset = Filters.and(
                Filters.gte("_id", "accrue:" + dataset + "."), Filters.lt("_id", "accrue:" + dataset + "/"));
        long heard = 0;
        for (Document lot : ingestion().getCollection("results").find(Filters.eq("dataset", dataset))) {
            heard += Docs.size(lot, "judgements");
        }
        return payout().getCollection("entries").countDocuments(ofDataset) >= heard;
    }

    /** How many documents still hold events that have not gone out. */
    public long outboxes() {
        long full = 0;
        for (MongoDatabase database : all()) {
            for (String name : database.listCollectionNames()) {
                full += database.getCollection(name).countDocuments(Filters.exists("outbox.time"));
            }
        }
        return full;
    }

    /** How many submissions have no answers yet. */
    long unanswered() {
        return dispatch().getCollection("submissions").countDocuments(Filters.gt("patience", new Date(0)));
    }

    /** What task-dispatch stores of a project's terms; empty if it does not know them. */
    Document terms(String id) {
        Document stored =
                dispatch().getCollection("terms").find(Filters.eq("_id", id)).first();
        return stored == null ? new Document() : Document.parse(stored.getString("json"));
    }

    /** Every lot that any service knows, with all that any of them knows of it. */
    void lots(Consumer<LotView> action) {
        List<String> ids = new ArrayList<>(LOTS_AT_ONCE);
        Set<String> seen = new HashSet<>();
        for (MongoDatabase database : List.of(ingestion(), dispatch(), quality())) {
            MongoCollection<Document> lots = database.getCollection("lots");
            for (Document lot : lots.find().projection(Projections.include("_id"))) {
                String id = Docs.id(lot);
                if (seen.add(id)) {
                    ids.add(id);
                }
                if (ids.size() == LOTS_AT_ONCE) {
                    views(ids).forEach(action);
                    ids.clear();
                }
            }
        }
        views(ids).forEach(action);
    }

    private List<LotView> views(List<String> ids) {
        Map<String, Document> ingested = byId(ingestion(), "lots", ids);
        Map<String, Document> dispatched = byId(dispatch(), "lots", ids);
        Map<String, Document> contents = byId(
                dispatch(),
                "contents",
                dispatched.values().stream()
                        .map(lot -> Docs.text(lot, "content"))
                        .toList());
        Map<String, Document> judged = byId(quality(), "lots", ids);
        Map<String, List<Document>> accruals = accruals(ids);
        List<String> datasets = ids.stream().map(LotView::dataset).toList();
        Map<String, Document> delivered = byId(ingestion(), "datasets", datasets);
        List<LotView> views = new ArrayList<>();
        for (String id : ids) {
            Document lot = dispatched.getOrDefault(id, new Document());
            views.add(new LotView(
                    id,
                    delivered.getOrDefault(LotView.dataset(id), new Document()),
                    ingested.getOrDefault(id, new Document()),
                    contents.getOrDefault(Docs.text(lot, "content"), new Document()),
                    lot,
                    judged.getOrDefault(id, new Document()),
                    accruals.getOrDefault(id, List.of())));
        }
        return views;
    }

    /** The entries of each lot's judgements, in the order of their numbers. */
    private Map<String, List<Document>> accruals(List<String> lots) {
        if (lots.isEmpty()) {
            return Map.of();
        }
        List<Bson> ofLots = lots.stream()
                .map(lot -> Filters.and(
                        Filters.gte("_id", "accrue:" + lot + "/"), Filters.lt("_id", "accrue:" + lot + "0")))
                .toList();
        Map<String, List<Document>> accruals = new HashMap<>();
        payout().getCollection("entries").find(Filters.or(ofLots)).forEach(entry -> {
            String id = Docs.id(entry);
            String lot = id.substring("accrue:".length(), id.lastIndexOf('/'));
            accruals.computeIfAbsent(lot, l -> new ArrayList<>()).add(entry);
        });
        accruals.values()
                .forEach(entries -> entries.sort(Comparator.comparingInt(entry -> {
                    String id = Docs.id(entry);
                    return Integer.parseInt(id.substring(id.lastIndexOf('/') + 1));
                })));
        return accruals;
    }

    private static Map<String, Document> byId(MongoDatabase database, String collection, List<String> ids) {
        Map<String, Document> found = new HashMap<>();
        FindIterable<Document> documents =
                database.getCollection(collection).find(Filters.in("_id", ids)).batchSize(1_000);
        documents.forEach(document -> found.put(Docs.id(document), document));
        return found;
    }

    @Override
    public void close() {
        client.close();
    }
}
