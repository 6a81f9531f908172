package dev.terrace.tools.measure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Task;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Of several classes: the share of items of which all are right, F1 of the classes, and what is shared of those that either names. */
final class ClassesMeasure implements Measure {
    private final Found found = new Found();
    private long exact;
    private double shared;
    private long all;

    @Override
    public void add(Task task, @Nullable JsonNode label, JsonNode truth) {
        Set<String> said = label == null ? Set.of() : names(label);
        Set<String> real = names(truth);
        Set<String> both = new HashSet<>(said);
        both.retainAll(real);
        Set<String> either = new HashSet<>(said);
        either.addAll(real);
        all++;
        exact += label != null && said.equals(real) ? 1 : 0;
        shared += label == null ? 0 : either.isEmpty() ? 1 : (double) both.size() / either.size();
        found.add(both.size(), said.size(), real.size(), both.size());
    }

    private static Set<String> names(JsonNode label) {
        Set<String> names = new HashSet<>();
        label.path("classes").forEach(name -> names.add(name.asText()));
        return names;
    }

    @Override
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("accuracy", all == 0 ? 1 : (double) exact / all);
        figures.put("f1", found.f1());
        figures.put("mean_iou", all == 0 ? 1 : shared / all);
        return figures;
    }
}
