package dev.terrace.tools.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.quality.Finding;
import dev.terrace.quality.Judge;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Task;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Call;
import dev.terrace.tools.client.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether what was told as certain is, and whose pay was cut, against the truth of a recording. */
public final class Certainty {
    private static final double CERTAIN = 0.95;
    private static final double WHOLE = 1;

    /** Who settled what is told as sure because a person said it. */
    private static final String REVIEW = "review";

    private final Judge<?> judge;
    private final Share told = new Share();
    private final Share flawless = new Share();
    private final Share objects = new Share();
    private final Share cutsOfTruth = new Share();
    private final Share cutsOfNoWorse = new Share();
    private long reviewed;
    private double squaredErrors;
    private long labels;

    /** So many of so many. */
    private static final class Share {
        private long some;
        private long all;

        void add(boolean one) {
            some += one ? 1 : 0;
            all++;
        }

        @Override
        public String toString() {
            return all == 0 ? "-" : String.format(Locale.ROOT, "%.4f", (double) some / all);
        }
    }

    private Certainty(Judge<?> judge) {
        this.judge = judge;
    }

    /**
     * @param rows of the export: unit, item, label, confidence, objects
     * @param taskOf the task of an item
     * @param auditor may read judgements and units
     */
    public static Certainty of(
            Recording recording, List<JsonNode> rows, Function<String, Recording.Task> taskOf, Api auditor) {
        Certainty certainty = new Certainty(Judge.of(recording.work()));
        Set<String> cutUnits = cutUnits(rows, auditor);
        for (JsonNode row : rows) {
            Recording.Task task = taskOf.apply(row.path("item").asText());
            JsonNode truth = recording.truths().get(task.task());
            if (truth == null) {
                continue;
            }
            certainty.add(task.asked(), row, truth);
            if (cutUnits.contains(row.path("unit").asText())) {
                for (JsonNode label : unit(auditor, row.path("unit").asText()).path("labels")) {
                    if (isCut(label)) {
                        certainty.cut(task.asked(), label.path("label"), row.path("label"), truth);
                    }
                }
            }
        }
        return certainty;
    }

    private void add(Task task, JsonNode row, JsonNode truth) {
        if (row.path("by").asText().equals(REVIEW)) {
            reviewed++;
            return;
        }
        Judge.Comparison found = compare(task, row.path("label"), truth);
        double confidence = row.path("confidence").asDouble();
        labels++;
        squaredErrors += Math.pow(confidence - (found.agrees() ? 1 : 0), 2);
        if (confidence >= CERTAIN) {
            told.add(found.agrees());
            flawless.add(found.findings().share() >= WHOLE);
        }
        Set<String> wrong = found.findings().list().stream()
                .filter(finding -> finding.wrong() && finding.path() != null)
                .map(Finding::path)
                .collect(Collectors.toSet());
        List<String> paths = paths(row.path("label"));
        JsonNode confidences = row.path("objects");
        for (int n = 0; n < paths.size() && paths.size() == confidences.size(); n++) {
            if (confidences.get(n).asDouble() >= CERTAIN) {
                objects.add(!wrong.contains(paths.get(n)));
            }
        }
    }

    /** Of the objects of a label that lists things of one kind; none of another one. */
    private static List<String> paths(JsonNode label) {
        List<String> lists = new ArrayList<>();
        label.properties().stream()
                .filter(field -> field.getValue().isArray())
                .forEach(field -> lists.add(field.getKey()));
        List<String> paths = new ArrayList<>();
        for (int n = 0; lists.size() == 1 && n < label.path(lists.getFirst()).size(); n++) {
            paths.add(lists.getFirst() + "[" + n + "]");
        }
        return paths;
    }

    private Judge.Comparison compare(Task task, JsonNode label, JsonNode truth) {
        return judge.compare(task, JsonText.of(label), JsonText.of(truth));
    }

    private void cut(Task task, JsonNode label, JsonNode resolution, JsonNode truth) {
        double hers = compare(task, label, truth).findings().share();
        cutsOfTruth.add(hers >= WHOLE);
        cutsOfNoWorse.add(hers >= compare(task, resolution, truth).findings().share());
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

    private static Set<String> cutUnits(List<JsonNode> rows, Api auditor) {
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
        List<String> lines = new ArrayList<>();
        lines.add("told_by_review: %d (not counted in what is told below)".formatted(reviewed));
        lines.add("told_certain: %d (labels told at .95 or more)".formatted(told.all));
        lines.add("told_certain_right: %s (that agree with the truth)".formatted(told));
        lines.add("told_certain_flawless: %s (in which nothing is wrong)".formatted(flawless));
        if (objects.all > 0) {
            lines.add("told_certain_objects: %d (objects told at .95 or more)".formatted(objects.all));
            lines.add("told_certain_objects_right: " + objects);
        }
        lines.add(String.format(
                Locale.ROOT,
                "brier: %.4f (mean square of what was told less what is so)",
                labels == 0 ? 0 : squaredErrors / labels));
        lines.add("pay_cut: %d (verdicts)".formatted(cutsOfTruth.all));
        lines.add("pay_cut_of_truth: %s (of labels in which nothing is wrong)".formatted(cutsOfTruth));
        lines.add("pay_cut_of_no_worse: %s (of labels as right as the resolution)".formatted(cutsOfNoWorse));
        return String.join(System.lineSeparator(), lines);
    }
}
