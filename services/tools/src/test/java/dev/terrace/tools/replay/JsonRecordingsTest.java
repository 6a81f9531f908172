package dev.terrace.tools.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.WorkType;
import dev.terrace.tools.client.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonRecordingsTest {
    private static final int TASKS = 12;

    @TempDir
    Path temporary;

    static Stream<String> kinds() {
        return Recorder.KINDS.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void readsEveryKindAndScoresIt(String kind) throws IOException {
        List<Recorder.Thing> things = Recorder.things(kind, TASKS, 1);
        Recording recording = Recordings.read(Recorder.write(temporary.resolve(kind), things));
        assertThat(recording.leftOut()).isEmpty();
        assertThat(recording.labels()).isEqualTo(TASKS * Recorder.WORKERS);
        assertThat(recording.truths()).hasSize(TASKS);
        assertThat(recording.work().type().label()).isEqualTo(kind.split("[^a-z]")[0]);
        assertThat(recording.schema().has("max")).as("asks for several").isEqualTo(kind.equals("classes-several"));

        String best = Score.of(recording, recording.truths()).lines();
        assertThat(figure(best, "objects_right")).isEqualTo(1);
        assertThat(figure(best, "one_worker_objects_right")).isBetween(.3, .99);
        assertThat(figure(Score.of(recording, ofFirstWorker(recording)).lines(), "objects_right"))
                .isBetween(.1, .99);
        assertThat(figure(Score.of(recording, Map.of()).lines(), "objects_right"))
                .isZero();
    }

    private static Map<String, JsonNode> ofFirstWorker(Recording recording) {
        Map<String, JsonNode> first = new HashMap<>();
        recording
                .tasks()
                .forEach((id, task) ->
                        first.put(id, task.answers().values().iterator().next()));
        return first;
    }

    @ParameterizedTest
    @CsvSource({
        "classes, accuracy",
        "classes-several, f1",
        "boxes, mean_iou",
        "polygons_fields, mean_iou",
        "landmarks_68, pck",
        "scene, link_recall",
        "events, mean_tiou",
        "tracks, mota",
        "spans-x, recall",
        "answers, pairs_right"
    })
    void tellsTheFiguresOfItsKind(String kind, String figure) throws IOException {
        Recording recording = Recordings.read(Recorder.write(temporary.resolve(kind), Recorder.things(kind, TASKS, 2)));
        String lines = Score.of(recording, recording.truths()).lines();
        assertThat(figure(lines, figure)).isEqualTo(1);
        assertThat(figure(lines, "one_worker_" + figure)).isBetween(0.0, .9999);
        assertThat(figure(Score.of(recording, Map.of()).lines(), figure)).isLessThanOrEqualTo(0);
    }

    @Test
    void aFaceIsOfATemplateUnderWhateverNamesAndInOneList() throws IOException {
        List<Recorder.Thing> faces = Recorder.things("landmarks_68", 2, 1);
        assertThat(schema("landmarks", faces).path("template").asText()).isEqualTo("face-68");
        assertThat(schema(
                                "landmarks-list",
                                faces.stream()
                                        .map(JsonRecordingsTest::inOneList)
                                        .toList())
                        .path("template")
                        .asText())
                .isEqualTo("face-68");
        List<Recorder.Thing> renamed =
                faces.stream().map(JsonRecordingsTest::renamed).toList();
        ObjectNode own = schema("landmarks-own", renamed);
        assertThat(own.path("groups").get(0).path("name").asText()).isEqualTo("jaw");
        assertThat(own.path("normalizer")).hasSize(2);
        assertThat(own.path("mirror").get(36).asInt()).isEqualTo(45);
    }

    private ObjectNode schema(String folder, List<Recorder.Thing> things) throws IOException {
        return Recordings.read(Recorder.write(temporary.resolve(folder), things))
                .schema();
    }

    private static Recorder.Thing inOneList(Recorder.Thing face) {
        return changed(face, points -> {
            ObjectNode label = Json.object();
            points.forEach(group -> group.forEach(label.withArray("points")::add));
            return label;
        });
    }

    private static Recorder.Thing renamed(Recorder.Thing face) {
        return changed(face, points -> {
            ObjectNode label = Json.object();
            ObjectNode groups = label.putObject("points");
            points.properties()
                    .forEach(group -> groups.set(group.getKey().replace("outline", "jaw"), group.getValue()));
            return label;
        });
    }

    private static Recorder.Thing changed(Recorder.Thing face, Function<JsonNode, JsonNode> change) {
        List<JsonNode> labels = new ArrayList<>();
        face.labels().forEach(label -> labels.add(change.apply(label.path("points"))));
        return new Recorder.Thing(face.item(), change.apply(face.truth().path("points")), labels);
    }

    @Test
    void takesTheSchemaOfTheProjectIfThereIsOne() throws IOException {
        Path folder = Recorder.write(temporary.resolve("x"), Recorder.things("spans-x", 2, 1));
        Files.writeString(folder.resolve("project.json"), """
                {"workType": "spans",
                 "schema": {"classes": ["person", "place", "good", "date"], "maxSpans": 9}}
                """);
        assertThat(Recordings.read(folder).schema().path("classes")).hasSize(4);
    }

    @Test
    void tellsTheKindByWhatIsSaidThenByTheFolderThenByTheLabels() throws IOException {
        Path folder = Recorder.write(temporary.resolve("somewhere"), Recorder.things("events", 1, 1));
        assertThat(Recordings.read(folder).work().type()).isEqualTo(WorkType.EVENTS);
        assertThatThrownBy(() -> Recordings.read(folder, "faces")).hasMessageContaining("no work type is called that");
        assertThatThrownBy(() -> Recordings.read(folder, "tracks")).hasMessageContaining("no label can be played");
    }

    @Test
    void leavesOutALabelThatItsKindRefusesAndTellsItsLine() throws IOException {
        Path folder = Recorder.write(temporary.resolve("spans"), Recorder.things("spans-x", 2, 1));
        append(
                folder,
                "{\"task\": \"t0\", \"worker\": \"w9\", \"label\": {\"spans\": [{\"class\": \"good\", \"start\": 3, \"end\": 3}]}}");
        append(folder, "{\"task\": \"t0\", \"worker\": \"w0\", \"label\": {\"spans\": []}}");
        Recording recording = Recordings.read(folder);
        assertThat(recording.labels()).isEqualTo(2 * Recorder.WORKERS);
        assertThat(recording.leftOut())
                .anyMatch(note -> note.startsWith("labels.jsonl, line 11: spans[0] nothing is marked"))
                .anyMatch(note -> note.startsWith("1 labels of a worker who had answered"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"task\": \"t0\", \"worker\": |line 11: not JSON",
                "[1]|line 11: not a JSON object",
                "{\"task\": \"t0\", \"task\": \"t1\"}|line 11: not JSON",
                "{\"worker\": \"w\", \"label\": {}}|line 11: it does not say task",
                "{\"task\": \"t0\", \"label\": {}}|line 11: it does not say worker"
            })
    void saysWhichLineIsWrong(String line, String message) throws IOException {
        Path folder = Recorder.write(temporary.resolve("answers"), Recorder.things("answers", 2, 1));
        append(folder, line);
        assertThatThrownBy(() -> Recordings.read(folder))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining(message);
    }

    private static void append(Path folder, String line) throws IOException {
        Files.writeString(folder.resolve("labels.jsonl"), line + "\n", StandardOpenOption.APPEND);
    }

    private static double figure(String lines, String name) {
        var found = Pattern.compile("(?m)^" + name + ": ([-0-9.]+)").matcher(lines);
        assertThat(found.find()).as(name + " in " + lines).isTrue();
        return Double.parseDouble(found.group(1));
    }
}
