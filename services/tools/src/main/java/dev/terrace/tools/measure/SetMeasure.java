package dev.terrace.tools.measure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of one class that overlap by one half or more are found (VOC); the mean overlap is over the pairs found. */
final class SetMeasure<L extends Label, O> implements Measure {
    private static final double ENOUGH = 0.5;

    private final LabelSchema<L> schema;
    private final Likeness<L, O> likeness;
    private final Found found = new Found();

    SetMeasure(LabelSchema<L> schema, Likeness<L, O> likeness) {
        this.schema = schema;
        this.likeness = likeness;
    }

    @Override
    public void add(Task task, @Nullable JsonNode label, JsonNode truth) {
        List<O> said = label == null ? List.of() : likeness.objects().apply(schema.read(label, task));
        List<O> real = likeness.objects().apply(schema.read(truth, task));
        List<Pairs.Pair> pairs = Pairs.of(said, real, this::alike);
        found.add(
                pairs.size(),
                said.size(),
                real.size(),
                pairs.stream().mapToDouble(Pairs.Pair::likeness).sum());
    }

    private double alike(O one, O other) {
        if (!likeness.name().apply(one).equals(likeness.name().apply(other))) {
            return 0;
        }
        double value = likeness.value().applyAsDouble(one, other);
        return value >= ENOUGH ? value : 0;
    }

    @Override
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("f1", found.f1());
        figures.put(likeness.mean(), found.mean());
        return figures;
    }
}
