package dev.terrace.tools.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Labels that real people once gave: tasks in the order of the file, each with its answers.
 *
 * @param boxes whether the labels are boxes; else classes
 * @param classes every class that occurs, the true ones included
 * @param truths by task: a class, or a boxes label; empty where no truth is known
 * @param leftOut what was not usable and why, for the reader
 */
public record Recording(
        boolean boxes,
        List<String> classes,
        Map<String, Task> tasks,
        Map<String, JsonNode> truths,
        List<String> leftOut) {

    /** One thing that was labelled; {@code answers} by worker. */
    public record Task(String task, int width, int height, Map<String, JsonNode> answers) {
        static Task of(String task, int width, int height) {
            return new Task(task, width, height, new LinkedHashMap<>());
        }
    }

    public long labels() {
        return tasks.values().stream().mapToLong(task -> task.answers().size()).sum();
    }

    public Set<String> workers() {
        Set<String> workers = new LinkedHashSet<>();
        tasks.values().forEach(task -> workers.addAll(task.answers().keySet()));
        return workers;
    }

    /** Boxes in the label that has most of them, at least 1. */
    public int mostBoxes() {
        return tasks.values().stream()
                .flatMap(task -> task.answers().values().stream())
                .mapToInt(answer -> answer.path("boxes").size())
                .reduce(1, Math::max);
    }

    public int mostLabels() {
        return tasks.values().stream()
                .mapToInt(task -> task.answers().size())
                .max()
                .orElse(0);
    }
}
