package dev.terrace.quality;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.boxes.Box;
import dev.terrace.shared.work.boxes.BoxesLabel;
import dev.terrace.shared.work.classes.ClassLabel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/** Labels that real people once gave, where the machine has them beside the repository. */
public record Recorded<L extends Label>(Map<String, List<Answer<L>>> tasks, Map<String, L> truth) {

    /** What a worker said of a task. */
    public record Answer<L>(String worker, L label) {}

    /** The same tasks in another order. */
    public Recorded<L> ordered(Consumer<List<String>> order) {
        List<String> names = new ArrayList<>(tasks.keySet());
        order.accept(names);
        Map<String, List<Answer<L>>> ordered = new LinkedHashMap<>();
        names.forEach(task -> ordered.put(task, tasks.getOrDefault(task, List.of())));
        return new Recorded<>(ordered, truth);
    }

    /** The same with the answers to each task in another order, which tells who is asked first. */
    public Recorded<L> shuffledLabels(Random random) {
        Map<String, List<Answer<L>>> shuffled = new LinkedHashMap<>();
        tasks.forEach((task, answers) -> {
            List<Answer<L>> order = new ArrayList<>(answers);
            Collections.shuffle(order, random);
            shuffled.put(task, order);
        });
        return new Recorded<>(shuffled, truth);
    }

    /** Reads a set of class labels, or skips the test and says why. */
    public static Recorded<ClassLabel> classes(String set) {
        Map<String, List<Answer<ClassLabel>>> tasks = rows(set, "labels.csv").stream()
                .collect(groupingBy(
                        r -> r[0],
                        LinkedHashMap::new,
                        mapping(r -> new Answer<>(r[1], new ClassLabel(r[2])), toList())));
        Map<String, ClassLabel> truth = new LinkedHashMap<>();
        rows(set, "truth.csv").forEach(r -> truth.put(r[0], new ClassLabel(r[1])));
        return new Recorded<>(tasks, truth);
    }

    /** Reads a set of boxes, or skips the test and says why. */
    public static Recorded<BoxesLabel> boxes(String set) {
        Map<String, Map<String, List<Box>>> drawn = new LinkedHashMap<>();
        rows(set, "seen.csv")
                .forEach(r ->
                        drawn.computeIfAbsent(r[0], t -> new LinkedHashMap<>()).put(r[1], new ArrayList<>()));
        rows(set, "labels.csv").forEach(r -> drawn.get(r[0]).get(r[1]).add(box(r, 3)));
        Map<String, List<Box>> real = new LinkedHashMap<>();
        rows(set, "truth_tasks.csv").forEach(r -> real.put(r[0], new ArrayList<>()));
        rows(set, "truth.csv").forEach(r -> real.get(r[0]).add(box(r, 2)));

        Map<String, List<Answer<BoxesLabel>>> tasks = new LinkedHashMap<>();
        drawn.forEach((task, byWorker) -> tasks.put(
                task,
                byWorker.entrySet().stream()
                        .map(e -> new Answer<>(e.getKey(), new BoxesLabel(e.getValue())))
                        .toList()));
        Map<String, BoxesLabel> truth = new LinkedHashMap<>();
        real.forEach((task, boxes) -> truth.put(task, new BoxesLabel(boxes)));
        return new Recorded<>(tasks, truth);
    }

    private static Box box(String[] row, int from) {
        return new Box(
                "person",
                Double.parseDouble(row[from]),
                Double.parseDouble(row[from + 1]),
                Double.parseDouble(row[from + 2]),
                Double.parseDouble(row[from + 3]));
    }

    private static List<String[]> rows(String set, String file) {
        Path path = Path.of("../../../shared/data", set, file);
        Assumptions.assumeTrue(Files.exists(path), () -> "skipped: the recorded labels " + path + " are not here");
        try (var lines = Files.lines(path)) {
            return lines.skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
