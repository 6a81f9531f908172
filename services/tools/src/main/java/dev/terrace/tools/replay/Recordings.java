package dev.terrace.tools.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.WorkType;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.measure.Box;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a directory of recorded labels: {@code labels.jsonl} as {@link JsonRecordings} says, or {@code labels.csv}, and {@code
 * seen.csv}, {@code truth.csv}, {@code truth_tasks.csv} if there.
 */
public final class Recordings {
    /** What boxes hold where the files do not say. */
    static final String THING = "object";

    private static final int MOST_CLASSES = 1_000;
    private static final int MOST_CHARACTERS = 100;
    private static final int ANY_WIDTH = 4096;

    private final Path directory;
    private final Map<String, Recording.Task> tasks = new LinkedHashMap<>();
    private final Map<String, String> classes = new LinkedHashMap<>();
    private final Map<String, JsonNode> truths = new LinkedHashMap<>();
    private long repeated;
    private long empty;

    private Recordings(Path directory) {
        this.directory = directory;
    }

    /** @throws Malformed if a file is missing or wrong */
    public static Recording read(Path directory) {
        return read(directory, null);
    }

    /** @param type the work type where its name and its labels do not tell it */
    public static Recording read(Path directory, @Nullable String type) {
        if (JsonRecordings.isIn(directory)) {
            return JsonRecordings.read(directory, type);
        }
        if (!Files.isRegularFile(directory.resolve("labels.csv"))) {
            throw new Malformed(directory + ": no labels.jsonl there (rows of task, worker, label), and no labels.csv"
                    + " (columns task,worker,label or task,worker,box,x1,y1,x2,y2)");
        }
        return new Recordings(directory).read();
    }

    private Recording read() {
        Table labels = Table.read(directory.resolve("labels.csv"), "task", "worker");
        boolean boxes = labels.has("x1");
        if (boxes) {
            readBoxes(Table.read(directory.resolve("labels.csv"), "task", "worker", "x1", "y1", "x2", "y2"));
            readBoxTruth();
        } else {
            readClasses(Table.read(directory.resolve("labels.csv"), "task", "worker", "label"));
            readClassTruth();
        }
        if (tasks.isEmpty()) {
            throw new Malformed(directory.resolve("labels.csv") + ": no labels in it");
        }
        if (classes.size() > MOST_CLASSES) {
            throw new Malformed(
                    "%s: %,d different labels; a project takes at most %,d classes, and free text is not yet a work type"
                            .formatted(directory.resolve("labels.csv"), classes.size(), MOST_CLASSES));
        }
        if (!boxes && classes.size() == 1) {
            classes.put(Schemas.OTHER, Schemas.OTHER);
        }
        return new Recording(schema(boxes), tasks, truths, leftOut());
    }

    private ObjectNode schema(boolean boxes) {
        ObjectNode schema = Json.object().put("type", (boxes ? WorkType.BOXES : WorkType.CLASSES).label());
        classes.values().forEach(schema.putArray("classes")::add);
        if (boxes) {
            int most = tasks.values().stream()
                    .flatMap(task -> task.answers().values().stream())
                    .mapToInt(answer -> answer.path("boxes").size())
                    .reduce(1, Math::max);
            schema.put("maxBoxes", most);
        }
        return schema;
    }

    private Recording.Task task(String id, int width, int height) {
        return Recording.Task.of(id, Items.Item.image("replay/" + tasks.size(), width, height));
    }

    /** The class as the project will call it: the recorded name, or a number where that name is too long or too odd for one. */
    private String classNamed(String recorded) {
        boolean plain = recorded.length() <= MOST_CHARACTERS
                && recorded.equals(recorded.strip())
                && recorded.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        return classes.computeIfAbsent(recorded, r -> plain ? r : "class " + classes.size());
    }

    private List<String> leftOut() {
        List<String> notes = new ArrayList<>();
        if (repeated > 0) {
            notes.add(repeated + " labels of a worker who had answered the task before (the first counts)");
        }
        if (empty > 0) {
            notes.add(empty + " rows without a label");
        }
        long unlabelled =
                truths.keySet().stream().filter(t -> !tasks.containsKey(t)).count();
        if (unlabelled > 0) {
            notes.add(unlabelled + " truths of tasks that nobody labelled");
        }
        return notes;
    }

    private void readClasses(Table labels) {
        for (Table.Row row : labels.rows()) {
            String label = row.text("label");
            String worker = row.id("worker");
            String id = row.id("task");
            if (label.isBlank()) {
                empty++;
                continue;
            }
            Recording.Task task = tasks.computeIfAbsent(id, t -> task(t, 0, 0));
            if (task.answers().putIfAbsent(worker, Json.object().put("class", classNamed(label))) != null) {
                repeated++;
            }
        }
    }

    private void readClassTruth() {
        Path file = directory.resolve("truth.csv");
        if (Files.isRegularFile(file)) {
            for (Table.Row row : Table.read(file, "task", "truth").rows()) {
                if (!row.text("truth").isBlank()) {
                    truths.put(row.id("task"), Json.object().put("class", classNamed(row.text("truth"))));
                }
            }
        }
    }

    private void readBoxes(Table labels) {
        Map<String, Map<String, List<Box>>> said = new LinkedHashMap<>();
        Path seen = directory.resolve("seen.csv");
        if (Files.isRegularFile(seen)) {
            for (Table.Row row : Table.read(seen, "task", "worker").rows()) {
                said.computeIfAbsent(row.id("task"), t -> new LinkedHashMap<>())
                        .putIfAbsent(row.id("worker"), new ArrayList<>());
            }
        }
        for (Table.Row row : labels.rows()) {
            said.computeIfAbsent(row.id("task"), t -> new LinkedHashMap<>())
                    .computeIfAbsent(row.id("worker"), w -> new ArrayList<>())
                    .add(box(row, labels.has("class")));
        }
        Map<String, int[]> sizes = sizes(said);
        said.forEach((id, byWorker) -> {
            int[] size = sizes.get(id);
            Recording.Task task = task(id, size == null ? 0 : size[0], size == null ? 0 : size[1]);
            byWorker.forEach((worker, list) -> task.answers().put(worker, Box.label(list)));
            tasks.put(id, task);
        });
        if (classes.isEmpty()) {
            classNamed(THING);
        }
    }

    private Box box(Table.Row row, boolean named) {
        Box box = new Box(
                named ? classNamed(row.id("class")) : classNamed(THING),
                row.number("x1"),
                row.number("y1"),
                row.number("x2"),
                row.number("y2"));
        if (box.x1() >= box.x2() || box.y1() >= box.y2()) {
            throw row.wrong("a box needs x1 < x2 and y1 < y2");
        }
        return box;
    }

    /** Width and height by task: as {@code truth_tasks.csv} says, else as far as the boxes of the whole recording reach. */
    private Map<String, int[]> sizes(Map<String, Map<String, List<Box>>> said) {
        Map<String, int[]> sizes = new LinkedHashMap<>();
        int width = 1;
        int height = 1;
        for (Map<String, List<Box>> byWorker : said.values()) {
            for (List<Box> boxes : byWorker.values()) {
                for (Box box : boxes) {
                    width = Math.max(width, (int) Math.ceil(box.x2()));
                    height = Math.max(height, (int) Math.ceil(box.y2()));
                }
            }
        }
        int[] reach = {Math.max(width, ANY_WIDTH), Math.max(height, ANY_WIDTH)};
        said.keySet().forEach(task -> sizes.put(task, reach));
        Path file = directory.resolve("truth_tasks.csv");
        if (Files.isRegularFile(file)) {
            Table table = Table.read(file, "task");
            if (table.has("width") && table.has("height")) {
                for (Table.Row row : table.rows()) {
                    sizes.put(row.id("task"), new int[] {(int) row.number("width"), (int) row.number("height")});
                }
            }
        }
        return sizes;
    }

    private void readBoxTruth() {
        Map<String, List<Box>> real = new LinkedHashMap<>();
        Path tasksWithTruth = directory.resolve("truth_tasks.csv");
        if (Files.isRegularFile(tasksWithTruth)) {
            Table.read(tasksWithTruth, "task").rows().forEach(row -> real.put(row.id("task"), new ArrayList<>()));
        }
        Path file = directory.resolve("truth.csv");
        if (Files.isRegularFile(file)) {
            Table table = Table.read(file, "task", "x1", "y1", "x2", "y2");
            table.rows()
                    .forEach(row -> real.computeIfAbsent(row.id("task"), t -> new ArrayList<>())
                            .add(box(row, table.has("class"))));
        }
        real.forEach((task, boxes) -> truths.put(task, Box.label(boxes)));
    }
}
