package dev.terrace.tools.guarantee;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;

/** 2 and 10. A label has one verdict in force and is paid what it says; who is not paid is told why. */
final class JudgedOnce implements Guarantee {
    @Override
    public String promise() {
        return "a label has one verdict in force and is paid what it says; who is not paid is told why";
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

    /** Every verdict ever given has its line in the entry of its judgement, and there are no other lines. */
    private static void priced(LotView lot, Consumer<Violation> broken) {
        Map<String, Document> lines = new HashMap<>();
        for (Document entry : lot.accruals()) {
            for (Document line : Docs.list(entry, "lines")) {
                String verdict = Docs.id(entry) + " " + Docs.text(line, "label");
                if (lines.put(verdict, line) != null) {
                    broken.accept(new Violation(verdict, "has been priced twice"));
                }
            }
        }
        for (LotView.Judged label : lot.panelLabels()) {
            long last = 0;
            for (Document verdict : label.verdicts()) {
                long judgement = Docs.number(verdict, "judgement");
                String id = "accrue:" + lot.id() + "/" + judgement;
                Document line = lines.remove(id + " " + label.id());
                if (judgement <= last) {
                    broken.accept(new Violation(label.id(), "has a verdict out of order: " + verdict));
                } else if (line == null) {
                    broken.accept(new Violation(id, label.id() + " is judged there and not priced"));
                } else if (!Docs.text(line, "verdict.outcome").equals(Docs.text(verdict, "outcome"))
                        || Docs.has(line, "corrects") != Docs.has(verdict, "reason")) {
                    broken.accept(new Violation(label.id(), "is priced by another verdict than it got: " + line));
                }
                last = judgement;
            }
            onEvidence(label, broken);
        }
        lines.forEach((verdict, line) -> broken.accept(new Violation(verdict, "is priced and was never judged")));
    }

    /** 10. Who is not paid for an error is told on what that rests; what is late may be refused for that alone. */
    private static void onEvidence(LotView.Judged label, Consumer<Violation> broken) {
        for (Document verdict : label.verdicts()) {
            boolean cut = Docs.text(verdict, "cause").equals("worker-error");
            if (cut && Docs.text(verdict, "why").isBlank()) {
                broken.accept(new Violation(label.id(), "is not paid, and nothing says why: " + verdict));
            }
        }
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
