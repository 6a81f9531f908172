package dev.terrace.tools.guarantee;

import dev.terrace.tools.site.Tally;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;

/** 4. What a site was told is stored is stored: at dispatch under its submission, and at quality-check in its panel. */
final class AcknowledgedIsStored implements Guarantee {
    @Override
    public String promise() {
        return "every acknowledged label is stored";
    }

    @Override
    public void check(Evidence evidence, Consumer<Violation> broken) {
        Map<String, String> workerOf = new HashMap<>();
        Map<String, Set<String>> labelsOf = new HashMap<>();
        evidence.stores().lots(lot -> {
            Set<String> panels = new HashSet<>();
            lot.panelLabels().forEach(label -> panels.add(label.id()));
            lot.labels().forEach((id, label) -> {
                workerOf.put(id, label.worker());
                label.submissions()
                        .forEach(s -> labelsOf.computeIfAbsent(s, _ -> new HashSet<>())
                                .add(id));
                if (!panels.remove(id)) {
                    broken.accept(new Violation(id, "is stored and has not come to quality-check"));
                }
            });
            panels.forEach(id -> broken.accept(new Violation(id, "is in a panel and dispatch does not have it")));
        });
        for (Document submission :
                evidence.stores().dispatch().getCollection("submissions").find()) {
            Set<String> stored = labelsOf.getOrDefault(Docs.id(submission), Set.of());
            for (Document answer : Docs.list(submission, "answers")) {
                String label = Docs.text(answer, "unit") + "#" + Docs.number(answer, "attempt");
                String outcome = Docs.text(answer, "outcome");
                boolean there = outcome.equals("duplicate") ? workerOf.containsKey(label) : stored.contains(label);
                if (!outcome.equals("refused") && !there) {
                    broken.accept(new Violation(
                            "submissions/" + Docs.id(submission),
                            label + " was answered " + outcome + " and is not stored"));
                }
            }
        }
        for (Tally.Told told : evidence.told()) {
            if (!told.worker().equals(workerOf.get(told.id()))) {
                broken.accept(new Violation(
                        told.id(), told.worker() + " was told it is " + told.outcome() + " and it is not stored"));
            }
        }
    }
}
