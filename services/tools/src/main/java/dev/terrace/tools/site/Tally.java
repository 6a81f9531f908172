package dev.terrace.tools.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What the sites were told: how many labels met with which outcome, and every label that was acknowledged as stored. */
public final class Tally {
    /** A label that a site was told is stored. */
    public record Told(String unit, int attempt, String worker, JsonNode label, String submission, String outcome) {
        /** {@code <unit>#<attempt>}. */
        public String id() {
            return unit + "#" + attempt;
        }
    }

    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Told> told = new ConcurrentLinkedQueue<>();
    private final LongAdder stored = new LongAdder();

    void add(String outcome) {
        outcomes.computeIfAbsent(outcome, o -> new LongAdder()).increment();
    }

    /** Notes what became of each row of a submission. */
    public void submitted(List<ObjectNode> rows, JsonNode answer) {
        for (int n = 0; n < rows.size(); n++) {
            ObjectNode sent = rows.get(n);
            JsonNode row = answer.path("rows").path(n);
            String outcome = row.path("outcome").asText();
            if (outcome.equals("refused")) {
                add("refused: " + row.path("reason").asText());
                continue;
            }
            add(outcome);
            stored.increment();
            told.add(new Told(
                    sent.path("unit").asText(),
                    sent.path("attempt").asInt(),
                    sent.path("worker").asText(),
                    sent.path("label"),
                    answer.path("submission").asText(),
                    outcome));
        }
    }

    /** How many labels were acknowledged as stored, used or not. */
    public long stored() {
        return stored.sum();
    }

    /** Every acknowledged label; a label told twice (the line dropped) is here twice. */
    public List<Told> told() {
        return List.copyOf(told);
    }

    /** Outcome → labels; refusals as {@code refused: <reason>}, and whatever else the sites did, by name. */
    public Map<String, Long> outcomes() {
        Map<String, Long> sums = new TreeMap<>();
        outcomes.forEach((outcome, sum) -> sums.put(outcome, sum.sum()));
        return sums;
    }
}
