package dev.terrace.tools.guarantee;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;

/** 6. No outbox is left full, and every unit is resolved, open, leased, under review or withdrawn. */
final class NothingLeftOver implements Guarantee {
    @Override
    public String promise() {
        return "no outbox is full, and no unit is unaccounted for";
    }

    @Override
    public void check(Evidence evidence, Consumer<Violation> broken) {
        for (MongoDatabase database : evidence.stores().all()) {
            for (String name : database.listCollectionNames()) {
                for (Document full : database.getCollection(name).find(Filters.exists("outbox.0"))) {
                    broken.accept(new Violation(
                            database.getName() + "/" + name + "/" + Docs.id(full),
                            Docs.list(full, "outbox").size() + " events wait in its outbox"));
                }
                for (Document full : database.getCollection(name).find(Filters.exists("parked.0"))) {
                    broken.accept(new Violation(
                            database.getName() + "/" + name + "/" + Docs.id(full),
                            Docs.list(full, "parked").size() + " events are too large to be published"));
                }
            }
        }
        Map<String, Long> unitsOf = new HashMap<>();
        evidence.stores().lots(lot -> {
            unitsOf.merge(LotView.dataset(lot.id()), (long) Docs.size(lot.ingested(), "units"), Long::sum);
            lot(lot, broken);
        });
        for (Document dataset :
                evidence.stores().ingestion().getCollection("datasets").find()) {
            long wanted = Docs.number(dataset, "state.delivery.units");
            long units = unitsOf.getOrDefault(Docs.id(dataset), 0L);
            if (Docs.text(dataset, "state.name").equals("split") && wanted != units) {
                broken.accept(new Violation(
                        "datasets/" + Docs.id(dataset), wanted + " units were wanted and " + units + " made"));
            }
        }
        toldToClients(evidence, broken);
    }

    private static void lot(LotView lot, Consumer<Violation> broken) {
        List<Document> units = lot.units();
        int split = Docs.size(lot.ingested(), "units");
        if (units.size() != split) {
            broken.accept(new Violation(
                    "lots/" + lot.id(), split + " units were split off and dispatch has " + units.size()));
        }
        Map<Integer, String> states = lot.states();
        for (int n = 0; n < units.size(); n++) {
            String state = states.getOrDefault(n, "open");
            boolean settled = state.equals("resolved") || state.equals("withdrawn");
            boolean open = !LotView.slots(units.get(n), "open").isEmpty();
            boolean leased = !LotView.slots(units.get(n), "leased").isEmpty();
            if (!settled && !open && !leased && !state.equals("under-review")) {
                broken.accept(
                        new Violation(lot.unit(n), "is neither resolved, open, leased, under review nor withdrawn"));
            }
            if (settled != Docs.yes(units.get(n), "closed") || settled && open) {
                broken.accept(new Violation(lot.unit(n), "is " + state + " and dispatch thinks otherwise"));
            }
        }
    }

    /** What quality-check resolved is what ingestion shows the client. */
    private static void toldToClients(Evidence evidence, Consumer<Violation> broken) {
        Map<String, String> told = new HashMap<>();
        for (Document lot :
                evidence.stores().ingestion().getCollection("results").find()) {
            for (Document unit : Docs.list(lot, "units")) {
                told.put(
                        Docs.id(lot) + "." + Docs.number(unit, "unit"),
                        Docs.has(unit, "resolution") ? "resolved" : "withdrawn");
            }
        }
        evidence.stores()
                .lots(lot -> lot.states().forEach((n, state) -> {
                    String known = told.getOrDefault(lot.unit(n), "");
                    boolean settled = state.equals("resolved") || state.equals("withdrawn");
                    if (!known.equals(settled ? state : "")) {
                        broken.accept(
                                new Violation(lot.unit(n), "is " + state + " and the client sees '" + known + "'"));
                    }
                }));
    }
}
