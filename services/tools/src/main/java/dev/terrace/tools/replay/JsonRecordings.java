package dev.terrace.tools.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Faults;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.WorkType;
import dev.terrace.tools.client.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads recorded labels of any kind: {@code labels.jsonl} (task, worker, label), and {@code truth.jsonl} (task, label),
 * {@code items.jsonl} (task and what it is) and {@code project.json} or {@code schema.json} (what labels may be), each if there. A
 * label or a truth that its schema refuses is left out, and told by its line.
 */
final class JsonRecordings {
    private static final int TOLD = 10;
    private static final String[] TASK = {"task", "item", "id"};

    private final Path directory;
    private final WorkType type;
    private final Forms forms;
    private final Map<String, ObjectNode> items = new LinkedHashMap<>();
    private final List<Said> labels = new ArrayList<>();
    private final List<Said> truths = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private long refused;

    /** A label in its form, and the line that has it; a truth has no worker. */
    private record Said(Rows.Row row, String task, String worker, JsonNode label) {}

    private JsonRecordings(Path directory, WorkType type) {
        this.directory = directory;
        this.type = type;
        this.forms = new Forms(type);
    }

    static boolean isIn(Path directory) {
        return Files.isRegularFile(directory.resolve("labels.jsonl"));
    }

    /**
     * @param type as it is called; else the folder is called by it, {@code landmarks} or {@code spans-x}; else the labels show it
     * @throws Malformed where a line cannot be read, or nothing can be played
     */
    static Recording read(Path directory, @Nullable String type) {
        List<Rows.Row> rows = Rows.read(directory.resolve("labels.jsonl"));
        if (rows.isEmpty()) {
            throw new Malformed(directory.resolve("labels.jsonl") + ": no labels in it");
        }
        return new JsonRecordings(directory, type(directory, type, rows)).read(rows);
    }

    private static WorkType type(Path directory, @Nullable String said, List<Rows.Row> rows) {
        if (said != null) {
            return named(said)
                    .orElseThrow(() -> new Malformed("--type %s: no work type is called that; there are %s"
                            .formatted(said, String.join(", ", names()))));
        }
        String folder = String.valueOf(directory.toAbsolutePath().normalize().getFileName());
        return named(folder)
                .or(() -> Stream.ofNullable(
                                Forms.typeOf(rows.getFirst().fields().path("label")))
                        .findFirst())
                .orElseThrow(() -> new Malformed(
                        directory + ": neither its name nor its first label tells the work type; say it with --type"));
    }

    private static List<String> names() {
        return Stream.of(WorkType.values()).map(WorkType::label).toList();
    }

    /** By the letters that a name begins with. */
    private static Optional<WorkType> named(String name) {
        return WorkType.named(name.toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0]);
    }

    private Recording read(List<Rows.Row> rows) {
        for (Rows.Row row : rows) {
            labels.add(new Said(row, row.id(TASK), row.id("worker"), forms.label(row.fields(), "label", "answer")));
        }
        for (Rows.Row row : Rows.read(directory.resolve("truth.jsonl"))) {
            truths.add(new Said(row, row.id(TASK), "", forms.label(row.fields(), "label", "truth", "answer")));
        }
        for (Rows.Row row : Rows.read(directory.resolve("items.jsonl"))) {
            items.put(row.id(TASK), row.fields());
        }
        ObjectNode schema = schema();
        LabelSchema<?> work = Work.of(schema).schema();
        Map<String, Recording.Task> tasks = tasks(schema, work);
        Map<String, JsonNode> real = new LinkedHashMap<>();
        for (Said truth : truths) {
            Recording.Task task = tasks.get(truth.task());
            if (task != null && isSound(truth, schema, work, task)) {
                real.put(truth.task(), truth.label());
            }
        }
        tasks.values().removeIf(task -> task.answers().isEmpty());
        if (tasks.isEmpty()) {
            throw new Malformed(directory + ": no label can be played; the first: " + leftOut.getFirst());
        }
        note(schema, tasks);
        return new Recording(schema, tasks, real, leftOut);
    }

    private void note(ObjectNode schema, Map<String, Recording.Task> tasks) {
        if (refused > TOLD) {
            leftOut.add("%,d labels and truths in all that the schema refuses".formatted(refused));
        }
        forms.dropped()
                .forEach((field, times) -> leftOut.add("%s, %,d times: no field of a label".formatted(field, times)));
        long unlabelled =
                truths.stream().filter(t -> !tasks.containsKey(t.task())).count();
        if (unlabelled > 0) {
            leftOut.add(unlabelled + " truths of tasks that nobody labelled");
        }
        if (!schema.path("hand").asBoolean(true)) {
            leftOut.add("hands: most events do not say which");
        }
    }

    /** What project.json or schema.json says, else what the labels are. */
    private ObjectNode schema() {
        for (String name : List.of("project.json", "schema.json")) {
            Path file = directory.resolve(name);
            if (Files.isRegularFile(file)) {
                JsonNode said = Rows.one(file);
                JsonNode schema = said.path("schema").isObject() ? said.path("schema") : said;
                return checked(((ObjectNode) schema).deepCopy().put("type", type.label()), name);
            }
        }
        ObjectNode schema = Schemas.of(
                type,
                labels.stream().map(Said::label).toList(),
                truths.stream().map(Said::label).toList(),
                items.values());
        return checked(schema, "the schema made of the labels");
    }

    private ObjectNode checked(ObjectNode schema, String from) {
        Faults faults = new Faults();
        if (Work.read(type.label(), schema, faults) == null) {
            Fault first = faults.list().getFirst();
            throw new Malformed("%s: %s %s".formatted(from, first.path(), first.problem()));
        }
        return schema;
    }

    private Map<String, Recording.Task> tasks(ObjectNode schema, LabelSchema<?> work) {
        Map<String, List<JsonNode>> given = new LinkedHashMap<>();
        Stream.concat(labels.stream(), truths.stream())
                .forEach(said -> given.computeIfAbsent(said.task(), t -> new ArrayList<>())
                        .add(said.label()));
        Map<String, Recording.Task> tasks = new LinkedHashMap<>();
        long repeated = 0;
        for (Said said : labels) {
            Recording.Task task = tasks.computeIfAbsent(
                    said.task(),
                    t -> Recording.Task.of(
                            t,
                            Items.of(
                                    type,
                                    items.getOrDefault(t, Json.object()),
                                    given.getOrDefault(t, List.of()),
                                    "replay/" + tasks.size())));
            List<Fault> unfit = work.faults(task.content());
            if (!unfit.isEmpty()) {
                throw new Malformed("items.jsonl, task %s: %s %s"
                        .formatted(
                                said.task(),
                                unfit.getFirst().path(),
                                unfit.getFirst().problem()));
            }
            if (isSound(said, schema, work, task) && task.answers().putIfAbsent(said.worker(), said.label()) != null) {
                repeated++;
            }
        }
        if (repeated > 0) {
            leftOut.add(repeated + " labels of a worker who had answered the task before (the first counts)");
        }
        return tasks;
    }

    private boolean isSound(Said said, ObjectNode schema, LabelSchema<?> work, Recording.Task task) {
        List<Fault> faults = work.faults(Forms.asked(schema, said.label()), task.asked());
        if (!faults.isEmpty() && refused++ < TOLD) {
            Fault first = faults.getFirst();
            leftOut.add("%s: %s".formatted(said.row().at(), (first.path() + " " + first.problem()).strip()));
        }
        return faults.isEmpty();
    }
}
