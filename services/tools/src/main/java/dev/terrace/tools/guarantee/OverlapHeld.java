package dev.terrace.tools.guarantee;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;

/** 3. A unit never has more leases and counted labels than its overlap; no worker twice; where asked for, no site twice. */
final class OverlapHeld implements Guarantee {
    private static final Set<String> HOLDING = Set.of("taking", "live", "ended");

    @Override
    public String promise() {
        return "no unit is over its overlap, no worker labels a unit twice, every lease has a pack that lives";
    }

    @Override
    public void check(Evidence evidence, Consumer<Violation> broken) {
        Map<String, Boolean> distinct = new HashMap<>();
        Map<String, String> packs = new HashMap<>();
        evidence.stores()
                .dispatch()
                .getCollection("packs")
                .find()
                .forEach(pack -> packs.put(Docs.id(pack), Docs.text(pack, "state.is")));
        evidence.stores().lots(lot -> {
            boolean distinctSites = distinct.computeIfAbsent(
                    Docs.text(lot.dispatched(), "terms"),
                    terms -> Docs.yes(evidence.stores().terms(terms), "quality.distinctSites"));
            List<Document> units = lot.units();
            for (int n = 0; n < units.size(); n++) {
                unit(lot.unit(n), units.get(n), distinctSites, broken);
                for (Document lease : LotView.slots(units.get(n), "leased")) {
                    pack(lot.unit(n), Docs.text(lease, "pack"), packs, broken);
                }
            }
        });
    }

    /** A pack that has ended and is not freed yet is found by its sweep. */
    private static void pack(String unit, String pack, Map<String, String> states, Consumer<Violation> broken) {
        if (!HOLDING.contains(states.getOrDefault(pack, "nowhere"))) {
            broken.accept(new Violation(
                    unit, "is leased to %s, which is %s".formatted(pack, states.getOrDefault(pack, "nowhere"))));
        }
    }

    private static void unit(String id, Document unit, boolean distinctSites, Consumer<Violation> broken) {
        List<Document> labelled = LotView.slots(unit, "labelled");
        List<Document> leased = LotView.slots(unit, "leased");
        long most = Docs.number(unit, "maxOverlap");
        if (labelled.size() + leased.size() > most) {
            broken.accept(new Violation(
                    id, "has %d labels and %d leases of %d".formatted(labelled.size(), leased.size(), most)));
        }
        List<Document> unused = Docs.list(unit, "past.late");
        Set<String> workers = new HashSet<>();
        Set<String> sites = new HashSet<>();
        Set<Long> attempts = new HashSet<>();
        for (List<Document> labels : List.of(labelled, unused)) {
            for (Document label : labels) {
                if (!workers.add(Docs.text(label, "worker"))) {
                    broken.accept(new Violation(id, Docs.text(label, "worker") + " has labelled it twice"));
                }
            }
        }
        for (List<Document> holders : List.of(labelled, leased)) {
            for (Document holder : holders) {
                if (!sites.add(Docs.text(holder, "site")) && distinctSites) {
                    broken.accept(new Violation(id, Docs.text(holder, "site") + " has it twice"));
                }
            }
        }
        for (List<Document> handOuts : List.of(labelled, leased, unused, Docs.list(unit, "past.expired"))) {
            for (Document handOut : handOuts) {
                long attempt = Docs.number(handOut, "attempt");
                if (!attempts.add(attempt) || attempt < 1 || attempt > Docs.number(unit, "attempts")) {
                    broken.accept(new Violation(id, "attempt " + attempt + " is there twice or was never handed out"));
                }
            }
        }
    }
}
