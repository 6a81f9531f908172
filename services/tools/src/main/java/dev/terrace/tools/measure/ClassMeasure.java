package dev.terrace.tools.measure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Task;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The share of items whose class is right. */
final class ClassMeasure implements Measure {
    private long right;
    private long all;

    @Override
    public void add(Task task, @Nullable JsonNode label, JsonNode truth) {
        all++;
        right += label != null && label.path("class").equals(truth.path("class")) ? 1 : 0;
    }

    @Override
    public Map<String, Double> figures() {
        return Map.of("accuracy", all == 0 ? 1 : (double) right / all);
    }
}
