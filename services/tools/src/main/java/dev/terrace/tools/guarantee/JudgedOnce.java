package dev.terrace.tools.guarantee;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;

/** 2. A label is judged once and paid at most once. */
final class JudgedOnce implements Guarantee {
    @Override
    public String promise() {
        return "a label is judged once and paid at most once";
    }

    @Override
    public void check(Evidence evidence, Consumer<Violation> broken) {
        evidence.stores().lots(lot -> {
            judged(lot, broken);
            priced(lot, broken);
        });
        paid(evidence, broken);
    }

    private static void judged(LotView lot, Consumer<Violation> broken) {
        Set<String> seen = new HashSet<>();
        for (LotView.Judged label : lot.panelLabels()) {
            if (!seen.add(label.id())) {
                broken.accept(new Violation(label.id(), "is in its panel twice"));
            }
        }
    }

    /** Every verdict has its line in the entry of its judgement, and there are no other lines. */
    private static void priced(LotView lot, Consumer<Violation> broken) {
        Map<String, Document> lines = new HashMap<>();
        Map<String, Long> judgementOf = new HashMap<>();
        for (Document entry : lot.accruals()) {
            String id = Docs.id(entry);
            long judgement = Long.parseLong(id.substring(id.lastIndexOf('/') + 1));
            for (Document line : Docs.list(entry, "lines")) {
                String label = Docs.text(line, "label");
                judgementOf.put(label, judgement);
                if (lines.put(label, line) != null) {
                    broken.accept(new Violation(id, label + " has been priced twice"));
                }
            }
        }
        for (LotView.Judged label : lot.panelLabels()) {
            Document line = lines.remove(label.id());
            if (!label.hasVerdict()) {
                if (line != null) {
                    broken.accept(new Violation(label.id(), "is priced and has no verdict"));
                }
            } else if (line == null) {
                broken.accept(new Violation(
                        "accrue:" + lot.id() + "/" + label.judgement(),
                        label.id() + " is judged there and not priced"));
            } else if (judgementOf.getOrDefault(label.id(), 0L) != label.judgement()
                    || Docs.text(line, "verdict").equals("rejected") == Docs.yes(label.label(), "verdict.accepted")) {
                broken.accept(new Violation(label.id(), "is priced by another verdict than it got: " + line));
            }
        }
        lines.forEach((label, line) -> broken.accept(new Violation(label, "is priced and in no panel")));
    }

    /** A payment pays exactly the dues its run holds for its payee. */
    private static void paid(Evidence evidence, Consumer<Violation> broken) {
        var payout = evidence.stores().payout();
        Map<String, Long> held = new HashMap<>();
        for (Document due : payout.getCollection("dues").find()) {
            if (Docs.has(due, "run")) {
                Docs.list(due, "shares")
                        .forEach(share -> held.merge(
                                Docs.text(due, "run") + "." + Docs.text(share, "payee"),
                                Docs.number(share, "micros"),
                                Long::sum));
            }
        }
        Set<String> live = new HashSet<>();
        payout.getCollection("payRuns").find().forEach(run -> {
            if (!Set.of("rejected", "released").contains(Docs.text(run, "stage.name"))) {
                live.add(Docs.id(run));
            }
        });
        for (Document payment : payout.getCollection("payments").find()) {
            if (!live.contains(Docs.text(payment, "run"))) {
                continue;
            }
            String id = Docs.text(payment, "run") + "." + Docs.text(payment, "payee");
            long owed = held.getOrDefault(id, 0L);
            if (!Docs.id(payment).equals(id) || Docs.number(payment, "owedMicros") != owed) {
                broken.accept(new Violation(
                        "payments/" + Docs.id(payment),
                        "its run holds dues of " + owed + " for the payee: " + payment));
            }
        }
    }
}
