package dev.terrace.tools.guarantee;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;

/** 8. Every paid amount leads back: payment → pay run → entry → verdict → label → submission → unit → item → dataset. */
final class TracesBack implements Guarantee {
    @Override
    public String promise() {
        return "every paid amount leads back to an item of a dataset";
    }

    @Override
    public void check(Evidence evidence, Consumer<Violation> broken) {
        Stores stores = evidence.stores();
        Set<String> submissions = ids(stores.dispatch(), "submissions");
        Map<String, Integer> itemsOf = new HashMap<>();
        stores.ingestion()
                .getCollection("blocks")
                .find()
                .projection(Projections.include("items"))
                .forEach(block ->
                        itemsOf.put(Docs.id(block), Docs.list(block, "items").size()));
        Set<String> leading = new HashSet<>();
        stores.lots(lot -> lot(lot, submissions, itemsOf, leading, broken));
        Set<String> runs = ids(stores.payout(), "payRuns");
        Set<String> payments = ids(stores.payout(), "payments");
        for (Document entry : stores.payout().getCollection("entries").find().projection(Projections.include("_id"))) {
            String id = Docs.id(entry);
            String cause = id.substring(id.indexOf(':') + 1);
            boolean leads = switch (id.substring(0, Math.max(0, id.indexOf(':')))) {
                case "accrue" -> leading.contains(id);
                case "approve" -> runs.contains(cause.substring(0, cause.lastIndexOf('/')));
                case "settle", "return" -> payments.contains(cause);
                default -> false;
            };
            if (!leads) {
                broken.accept(new Violation(id, "leads back to nothing"));
            }
        }
        for (Document payment : stores.payout().getCollection("payments").find()) {
            if (!runs.contains(Docs.text(payment, "run"))) {
                broken.accept(new Violation("payments/" + Docs.id(payment), "is of no pay run"));
            }
        }
    }

    private static void lot(
            LotView lot,
            Set<String> submissions,
            Map<String, Integer> itemsOf,
            Set<String> leading,
            Consumer<Violation> broken) {
        Map<String, LotView.Stored> labels = lot.labels();
        Map<String, Document> panels = new HashMap<>();
        lot.panelLabels().forEach(label -> panels.put(label.id(), label.label()));
        boolean lotLeads = !lot.dataset().isEmpty()
                && Docs.list(lot.ingested(), "units").stream()
                        .allMatch(unit -> Docs.number(unit, "item")
                                < itemsOf.getOrDefault(Docs.text(lot.ingested(), "block"), 0));
        if (!lotLeads) {
            broken.accept(new Violation("lots/" + lot.id(), "its items or its dataset are not there"));
        }
        for (Document entry : lot.accruals()) {
            leading.add(Docs.id(entry));
            for (Document line : Docs.list(entry, "lines")) {
                String id = Docs.text(line, "label");
                LotView.Stored label = labels.get(id);
                Document judged = panels.get(id);
                if (judged == null || Docs.list(judged, "verdicts").isEmpty()) {
                    broken.accept(new Violation(Docs.id(entry), id + " has no verdict"));
                } else if (label == null
                        || !label.worker().equals(Docs.text(line, "by.worker"))
                        || !label.submission().equals(Docs.text(line, "by.submission"))) {
                    broken.accept(new Violation(Docs.id(entry), id + " is no label of that worker and submission"));
                } else if (!submissions.contains(label.submission())) {
                    broken.accept(new Violation(id, "its submission is not there: " + label.submission()));
                } else if (label.unit() >= Docs.size(lot.ingested(), "units")) {
                    broken.accept(new Violation(id, "its unit was never split off"));
                }
            }
        }
    }

    private static Set<String> ids(MongoDatabase database, String collection) {
        Set<String> ids = new HashSet<>();
        database.getCollection(collection)
                .find()
                .projection(Projections.include("_id"))
                .forEach(document -> ids.add(Docs.id(document)));
        return ids;
    }
}
