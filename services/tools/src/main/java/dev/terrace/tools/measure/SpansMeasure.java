package dev.terrace.tools.measure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.spans.Span;
import dev.terrace.shared.work.spans.SpansSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Marks counted as MUC-5 does: correct, incorrect (another class), partial (other borders), missing, spurious. Marks that share a
 * character are paired, those of one class before others.
 */
final class SpansMeasure implements Measure {
    private static final double OTHER_CLASS = 1e-3;

    private final SpansSchema schema;
    private long correct;
    private long incorrect;
    private long partial;
    private long missing;
    private long spurious;

    SpansMeasure(SpansSchema schema) {
        this.schema = schema;
    }

    @Override
    public void add(Task task, @Nullable JsonNode label, JsonNode truth) {
        List<Span> said = label == null ? List.of() : schema.read(label, task).spans();
        List<Span> real = schema.read(truth, task).spans();
        List<Pairs.Pair> pairs = Pairs.of(said, real, SpansMeasure::alike);
        for (Pairs.Pair pair : pairs) {
            Span hers = said.get(pair.said());
            Span right = real.get(pair.real());
            if (!hers.name().equals(right.name())) {
                incorrect++;
            } else if (hers.start() == right.start() && hers.end() == right.end()) {
                correct++;
            } else {
                partial++;
            }
        }
        missing += real.size() - pairs.size();
        spurious += said.size() - pairs.size();
    }

    private static double alike(Span one, Span other) {
        double shared = one.shared(other);
        double either = one.end() - one.start() + other.end() - other.start() - shared;
        return shared / either * (one.name().equals(other.name()) ? 1 : OTHER_CLASS);
    }

    @Override
    public Map<String, Double> figures() {
        double hits = correct + partial / 2.0;
        long said = correct + incorrect + partial + spurious;
        long real = correct + incorrect + partial + missing;
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("cor", (double) correct);
        figures.put("inc", (double) incorrect);
        figures.put("par", (double) partial);
        figures.put("mis", (double) missing);
        figures.put("spu", (double) spurious);
        figures.put("precision", said == 0 ? 1 : hits / said);
        figures.put("recall", real == 0 ? 1 : hits / real);
        figures.put("f1", said + real == 0 ? 1 : 2 * hits / (said + real));
        return figures;
    }
}
