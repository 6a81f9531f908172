package dev.terrace.tools.guarantee;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;

/** 3. A unit never has more leases and counted labels than its overlap; no worker twice; where asked for, no site twice. */
final class OverlapHeld implements Guarantee {
    @Override
    public String promise() {
        return "no unit is over its overlap, no worker labels a unit twice";
    }

    @Override
    public void check(Evidence evidence, Consumer<Violation> broken) {
        evidence.stores().lots(lot -> {
            boolean distinctSites = Docs.yes(lot.content(), "terms.quality.distinctSites");
            List<Document> units = lot.units();
            for (int n = 0; n < units.size(); n++) {
                unit(lot.unit(n), units.get(n), distinctSites, broken);
            }
        });
    }

    private static void unit(String id, Document unit, boolean distinctSites, Consumer<Violation> broken) {
        List<Document> labelled = LotView.slots(unit, "labelled");
        List<Document> leased = LotView.slots(unit, "leased");
        long most = Docs.number(unit, "maxOverlap");
        if (labelled.size() + leased.size() > most) {
            broken.accept(new Violation(
                    id, "has %d labels and %d leases of %d".formatted(labelled.size(), leased.size(), most)));
        }
        List<Document> unused = Docs.list(unit, "unused");
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
        for (List<Document> handOuts : List.of(labelled, leased, unused, Docs.list(unit, "ended"))) {
            for (Document handOut : handOuts) {
                long attempt = Docs.number(handOut, "attempt");
                if (!attempts.add(attempt) || attempt < 1 || attempt > Docs.number(unit, "attempts")) {
                    broken.accept(new Violation(id, "attempt " + attempt + " is there twice or was never handed out"));
                }
            }
        }
    }
}
