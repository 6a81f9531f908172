package dev.terrace.tools.guarantee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * One lot as each service knows it; an empty document where a service does not.
 *
 * @param accruals the entries that pay its judgements, in their order
 */
record LotView(
        String id,
        Document dataset,
        Document ingested,
        Document content,
        Document dispatched,
        Document judged,
        List<Document> accruals) {

    /** A label as dispatch holds it; {@code counted} unless it came too late. */
    record Stored(
            String id, int unit, long attempt, String site, String worker, List<String> submissions, boolean counted) {
        /** The one whose label is in force. */
        String submission() {
            return submissions.getLast();
        }
    }

    static String dataset(String lot) {
        return lot.substring(0, Math.max(0, lot.lastIndexOf('.')));
    }

    /** The units as dispatch holds them. */
    List<Document> units() {
        return Docs.list(dispatched, "units");
    }

    String unit(int n) {
        return id + "." + n;
    }

    /** Slots of a unit that are in this state: open, leased or labelled. */
    static List<Document> slots(Document unit, String state) {
        return Docs.list(unit, "slots").stream()
                .filter(slot -> Docs.text(slot, "is").equals(state))
                .toList();
    }

    /** Every label that dispatch holds, by id; of two of one id the last. */
    Map<String, Stored> labels() {
        Map<String, Stored> labels = new HashMap<>();
        List<Document> units = units();
        for (int n = 0; n < units.size(); n++) {
            int unit = n;
            slots(units.get(n), "labelled").forEach(slot -> put(labels, unit, slot, true));
            Docs.list(units.get(n), "past.late").forEach(label -> put(labels, unit, label, false));
        }
        return labels;
    }

    private void put(Map<String, Stored> labels, int unit, Document label, boolean counted) {
        long attempt = Docs.number(label, "attempt");
        String id = unit(unit) + "#" + attempt;
        labels.put(
                id,
                new Stored(
                        id,
                        unit,
                        attempt,
                        Docs.text(label, "site"),
                        Docs.text(label, "worker"),
                        Docs.list(label, "sent").stream()
                                .map(sent -> Docs.text(sent, "submission"))
                                .toList(),
                        counted));
    }

    /** A label in a panel of quality-check. */
    record Judged(String id, Document panel, Document label) {
        /** All that was ever judged of it; the last one is in force. */
        List<Document> verdicts() {
            return Docs.list(label, "verdicts");
        }

        boolean hasVerdict() {
            return !verdicts().isEmpty();
        }
    }

    /** Every label of every panel, in order; one that is there twice comes twice. */
    List<Judged> panelLabels() {
        List<Judged> labels = new ArrayList<>();
        for (Document panel : Docs.list(judged, "panels")) {
            for (Document label : Docs.list(panel, "labels")) {
                String id = unit((int) Docs.number(panel, "unit")) + "#" + Docs.number(label, "attempt");
                labels.add(new Judged(id, panel, label));
            }
        }
        return labels;
    }

    /** Unit → state in quality-check: open, under-review, resolved or withdrawn; units without labels are not in it. */
    Map<Integer, String> states() {
        Map<Integer, String> states = new HashMap<>();
        for (Document panel : Docs.list(judged, "panels")) {
            states.put((int) Docs.number(panel, "unit"), Docs.text(panel, "state.is"));
        }
        return states;
    }
}
