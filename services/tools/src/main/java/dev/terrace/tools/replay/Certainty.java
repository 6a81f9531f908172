package dev.terrace.tools.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Call;
import dev.terrace.tools.client.Service;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Whether what was told as certain is, and whose pay was cut, against the truth of a recording of classes.
 *
 * @param told resolutions told at .95 or more, that have a truth
 * @param toldRight those of them that are right
 * @param cuts verdicts in force that cut a label's pay, of tasks that have a truth
 * @param cutsOfTruth those of them whose label is the truth
 */
public record Certainty(long told, long toldRight, long cuts, long cutsOfTruth) {
    private static final double CERTAIN = 0.95;

    /**
     * @param rows of the export: unit, item, label, confidence
     * @param truthOf the truth of an item; a missing node where there is none
     * @param auditor may read judgements and units
     */
    public static Certainty of(List<JsonNode> rows, Function<String, JsonNode> truthOf, Api auditor) {
        long told = 0;
        long toldRight = 0;
        long cuts = 0;
        long cutsOfTruth = 0;
        TreeSet<String> cutUnits = cutUnits(rows, auditor);
        for (JsonNode row : rows) {
            JsonNode truth = truthOf.apply(row.path("item").asText());
            if (truth.isMissingNode() || truth.isNull()) {
                continue;
            }
            if (row.path("confidence").asDouble() >= CERTAIN) {
                told++;
                toldRight += same(row.path("label"), truth) ? 1 : 0;
            }
            if (cutUnits.contains(row.path("unit").asText())) {
                for (JsonNode label : unit(auditor, row.path("unit").asText()).path("labels")) {
                    if (isCut(label)) {
                        cuts++;
                        cutsOfTruth += same(label.path("label"), truth) ? 1 : 0;
                    }
                }
            }
        }
        return new Certainty(told, toldRight, cuts, cutsOfTruth);
    }

    private static boolean same(JsonNode label, JsonNode truth) {
        return label.path("class").asText().equals(truth.path("class").asText());
    }

    private static JsonNode unit(Api auditor, String unit) {
        return auditor.get(Service.QUALITY, "/v1/units/" + Call.segment(unit))
                .send()
                .expect(200)
                .json();
    }

    /** By the verdict in force, the last one. */
    private static boolean isCut(JsonNode label) {
        JsonNode verdicts = label.path("verdicts");
        return verdicts.size() > 0
                && verdicts.get(verdicts.size() - 1).path("cause").asText().equals("worker-error");
    }

    private static TreeSet<String> cutUnits(List<JsonNode> rows, Api auditor) {
        TreeSet<String> lots = new TreeSet<>();
        rows.forEach(row -> lots.add(lot(row.path("unit").asText())));
        TreeSet<String> units = new TreeSet<>();
        for (String lot : lots) {
            for (int n = 1; ; n++) {
                var answer = auditor.get(Service.QUALITY, "/v1/judgements/" + Call.segment(lot) + "/" + n)
                        .send()
                        .expect(200, 404);
                if (answer.status() == 404) {
                    break;
                }
                for (JsonNode verdict : answer.json().path("verdicts")) {
                    if (verdict.path("cause").asText().equals("worker-error")) {
                        units.add(lot + "." + verdict.path("unit").asInt());
                    }
                }
            }
        }
        return units;
    }

    private static String lot(String unit) {
        return unit.substring(0, unit.lastIndexOf('.'));
    }

    /** The figures, one a line, {@code name: value} first. */
    public String lines() {
        return String.format(
                Locale.ROOT,
                "told_certain: %d (at .95 or more)%ntold_certain_right: %s%npay_cut: %d%npay_cut_of_truth: %s",
                told,
                share(toldRight, told),
                cuts,
                share(cutsOfTruth, cuts));
    }

    private static String share(long some, long all) {
        return all == 0 ? "-" : String.format(Locale.ROOT, "%.4f", (double) some / all);
    }
}
