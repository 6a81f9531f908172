package dev.terrace.tools.guarantee;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bson.Document;

/** 9. What a client is shown as cost, what the ledger books to that project, and price × verdicts in force are one number. */
final class OneCost implements Guarantee {
    @Override
    public String promise() {
        return "a client is shown the cost that the ledger books and that the verdicts in force come to";
    }

    @Override
    public void check(Evidence evidence, Consumer<Violation> broken) {
        Map<String, Long> shown = new TreeMap<>();
        for (Document dataset :
                evidence.stores().ingestion().getCollection("datasets").find()) {
            shown.merge(Docs.text(dataset, "project"), Docs.number(dataset, "results.tally.costMicros"), Long::sum);
        }
        Map<String, Long> booked = new HashMap<>();
        for (Document entry :
                evidence.stores().payout().getCollection("entries").find()) {
            for (Document posting : Docs.list(entry, "postings")) {
                if (Docs.text(posting, "account.kind").equals("cost")) {
                    booked.merge(
                            Docs.text(posting, "account.project"),
                            Docs.number(posting, "debitMicros") - Docs.number(posting, "creditMicros"),
                            Long::sum);
                }
            }
        }
        Map<String, Long> inForce = new HashMap<>();
        evidence.stores().lots(lot -> inForce(lot, inForce));
        booked.keySet().forEach(project -> shown.putIfAbsent(project, 0L));
        shown.forEach((project, cost) -> {
            long ledger = booked.getOrDefault(project, 0L);
            long verdicts = inForce.getOrDefault(project, 0L);
            if (cost != ledger || ledger != verdicts) {
                broken.accept(new Violation(
                        "projects/" + project,
                        "shows %d micro-units, books %d, and its verdicts in force come to %d"
                                .formatted(cost, ledger, verdicts)));
            }
        });
    }

    /** Of all lines of a label, that of the highest judgement is in force. */
    private static void inForce(LotView lot, Map<String, Long> sums) {
        Map<String, PricedLine> last = new HashMap<>();
        for (Document entry : lot.accruals()) {
            Docs.list(entry, "lines").forEach(line -> last.put(Docs.text(line, "label"), new PricedLine(entry, line)));
        }
        last.values().forEach(line -> sums.merge(Docs.text(line.entry(), "work.project"), line.expected(), Long::sum));
    }
}
