package dev.terrace.tools.guarantee;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;

/** 2 and 10. A label has one verdict in force and is paid what it says, once; who is not paid is told why. */
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

    /** Every verdict has its line in the entry of its judgement, and all lines of a label come to the price of the one in force. */
    private static void priced(LotView lot, Consumer<Violation> broken) {
        Map<String, PricedLine> lines = new HashMap<>();
        Map<String, Long> booked = new HashMap<>();
        for (Document entry : lot.accruals()) {
            String id = Docs.id(entry);
            String judgement = id.substring(id.lastIndexOf('/') + 1);
            for (Document document : Docs.list(entry, "lines")) {
                PricedLine line = new PricedLine(entry, document);
                booked.merge(line.label(), line.booked(), Long::sum);
                if (lines.put(line.label() + " by " + judgement, line) != null) {
                    broken.accept(new Violation(id, line.label() + " has been priced twice"));
                }
            }
        }
        for (LotView.Judged label : lot.panelLabels()) {
            PricedLine inForce = null;
            long last = 0;
            for (Document verdict : label.verdicts()) {
                long judgement = Docs.number(verdict, "judgement");
                String name = label.id() + " by " + judgement;
                inForce = lines.remove(name);
                if (judgement <= last) {
                    broken.accept(new Violation(label.id(), "has a verdict out of order: " + verdict));
                } else if (inForce == null || !isOf(verdict, inForce)) {
                    broken.accept(new Violation(lot.id(), name + " is judged there and priced otherwise: " + inForce));
                }
                last = judgement;
            }
            long sum = booked.getOrDefault(label.id(), 0L);
            if (inForce != null && inForce.price() != sum) {
                broken.accept(new Violation(
                        label.id(), "has %d micro-units booked and costs %d".formatted(sum, inForce.price())));
            }
            onEvidence(label, broken);
        }
        lines.forEach((label, line) -> broken.accept(new Violation(label, "is priced and in no panel")));
    }

    private static boolean isOf(Document verdict, PricedLine line) {
        return Docs.text(line.line(), "verdict.outcome").equals(Docs.text(verdict, "outcome"))
                && Docs.has(line.line(), "corrects") == Docs.has(verdict, "reason")
                && Docs.number(line.line(), "verdict.quantity") == Docs.number(verdict, "quantity")
                && Double.parseDouble(Docs.text(line.line(), "verdict.share"))
                        == Double.parseDouble(Docs.text(verdict, "share"));
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

    /** A payment pays exactly the items its run holds for its payee. */
    private static void paid(Evidence evidence, Consumer<Violation> broken) {
        var payout = evidence.stores().payout();
        Map<String, Long> held = new HashMap<>();
        for (Document item : payout.getCollection("openItems").find()) {
            if (Docs.has(item, "run")) {
                held.merge(
                        Docs.text(item, "run") + "." + Docs.text(item, "payee"),
                        Docs.number(item, "micros"),
                        Long::sum);
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
                        "its run holds items of " + owed + " for the payee: " + payment));
            }
        }
    }
}
