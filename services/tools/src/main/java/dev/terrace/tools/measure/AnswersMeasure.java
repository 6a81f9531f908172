package dev.terrace.tools.measure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.answers.AnswersLabel;
import dev.terrace.shared.work.answers.AnswersSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The share of items whose whole order is right, and of pairs of answers that are told as they are. */
final class AnswersMeasure implements Measure {
    private final AnswersSchema schema;
    private long items;
    private long exact;
    private long pairs;
    private long right;

    AnswersMeasure(AnswersSchema schema) {
        this.schema = schema;
    }

    @Override
    public void add(Task task, @Nullable JsonNode label, JsonNode truth) {
        AnswersLabel real = schema.read(truth, task);
        AnswersLabel said = label == null ? null : schema.read(label, task);
        List<String> answers = real.order().stream().flatMap(List::stream).toList();
        items++;
        exact += said != null && said.order().equals(real.order()) ? 1 : 0;
        for (int a = 0; a < answers.size(); a++) {
            for (int b = 0; b < a; b++) {
                pairs++;
                right += said != null
                                && way(said, answers.get(a), answers.get(b))
                                        == way(real, answers.get(a), answers.get(b))
                        ? 1
                        : 0;
            }
        }
    }

    private static int way(AnswersLabel label, String a, String b) {
        return Integer.signum(label.place(a) - label.place(b));
    }

    @Override
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("accuracy", items == 0 ? 1 : (double) exact / items);
        figures.put("pairs_right", pairs == 0 ? 1 : (double) right / pairs);
        return figures;
    }
}
