package dev.terrace.quality;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.Label.Box;
import dev.terrace.shared.work.Label.BoxesLabel;
import dev.terrace.shared.work.Label.ClassLabel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Labels that real people once gave, where the machine has them beside the repository. */
public record Recorded(Map<String, List<Answer>> tasks, Map<String, Label> truth) {

    /** What a worker said of a task. */
    public record Answer(String worker, Label label) {}

    /** Reads a set of class labels, or skips the test and says why. */
    public static Recorded classes(String set) {
        Map<String, List<Answer>> tasks = rows(set, "labels.csv").stream()
                .collect(groupingBy(
                        r -> r[0],
                        LinkedHashMap::new,
                        java.util.stream.Collectors.mapping(r -> new Answer(r[1], new ClassLabel(r[2])), toList())));
        Map<String, Label> truth = new LinkedHashMap<>();
        rows(set, "truth.csv").forEach(r -> truth.put(r[0], new ClassLabel(r[1])));
        return new Recorded(tasks, truth);
    }

    /** Reads a set of boxes, or skips the test and says why. */
    public static Recorded boxes(String set) {
        Map<String, Map<String, List<Box>>> drawn = new LinkedHashMap<>();
        rows(set, "seen.csv")
                .forEach(r ->
                        drawn.computeIfAbsent(r[0], t -> new LinkedHashMap<>()).put(r[1], new ArrayList<>()));
        rows(set, "labels.csv").forEach(r -> drawn.get(r[0]).get(r[1]).add(box(r, 3)));
        Map<String, List<Box>> real = new LinkedHashMap<>();
        rows(set, "truth_tasks.csv").forEach(r -> real.put(r[0], new ArrayList<>()));
        rows(set, "truth.csv").forEach(r -> real.get(r[0]).add(box(r, 2)));

        Map<String, List<Answer>> tasks = new LinkedHashMap<>();
        drawn.forEach((task, byWorker) -> tasks.put(
                task,
                byWorker.entrySet().stream()
                        .map(e -> new Answer(e.getKey(), new BoxesLabel(e.getValue())))
                        .toList()));
        Map<String, Label> truth = new LinkedHashMap<>();
        real.forEach((task, boxes) -> truth.put(task, new BoxesLabel(boxes)));
        return new Recorded(tasks, truth);
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
