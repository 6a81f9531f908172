package dev.terrace.tools.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Work;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Labels that real people once gave: tasks in the order of the file, each with its answers.
 *
 * @param schema what the labels may be, as a project says it, its type with it
 * @param truths by task; empty where no truth is known
 * @param leftOut what was not usable and why, for the reader
 */
public record Recording(
        ObjectNode schema, Map<String, Task> tasks, Map<String, JsonNode> truths, List<String> leftOut) {

    /**
     * One thing that was labelled.
     *
     * @param row what it is, as a manifest says it; without an id
     * @param content the same, as labels are checked against it
     * @param answers by worker
     */
    public record Task(String task, ObjectNode row, Content content, Map<String, JsonNode> answers) {
        static Task of(String task, Items.Item item) {
            return new Task(task, item.row(), item.content(), new LinkedHashMap<>());
        }

        /** What was asked; whole, as recordings are not cut. */
        public dev.terrace.shared.work.Task asked() {
            return new dev.terrace.shared.work.Task(content, Part.WHOLE);
        }
    }

    /** The kind of work, with what its labels may be. */
    public Work work() {
        return Work.of(schema);
    }

    /** The recording with so many answers to each task at most, drawn by the seed. */
    public Recording limited(int answers, long seed) {
        Random random = new Random(seed);
        Map<String, Task> fewer = new LinkedHashMap<>();
        tasks.forEach((id, task) -> {
            List<String> workers = new ArrayList<>(task.answers().keySet());
            Collections.shuffle(workers, random);
            Map<String, JsonNode> some = new LinkedHashMap<>(task.answers());
            some.keySet().retainAll(workers.subList(0, Math.min(answers, workers.size())));
            fewer.put(id, new Task(id, task.row(), task.content(), some));
        });
        return new Recording(schema, fewer, truths, leftOut);
    }

    public long labels() {
        return tasks.values().stream().mapToLong(task -> task.answers().size()).sum();
    }

    public Set<String> workers() {
        Set<String> workers = new LinkedHashSet<>();
        tasks.values().forEach(task -> workers.addAll(task.answers().keySet()));
        return workers;
    }

    public int mostLabels() {
        return tasks.values().stream()
                .mapToInt(task -> task.answers().size())
                .max()
                .orElse(0);
    }

    /** Characters that the labels of a task have together, on average; at least 1. */
    public long charactersATask() {
        long all = tasks.values().stream()
                .flatMap(task -> task.answers().values().stream())
                .mapToLong(answer -> answer.toString().length())
                .sum();
        return Math.max(1, all / Math.max(1, tasks.size()));
    }
}
