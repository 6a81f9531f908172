package dev.terrace.tools.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.demo.Answers;
import dev.terrace.tools.demo.Drive;
import dev.terrace.tools.demo.Faces;
import dev.terrace.tools.demo.Sample;
import dev.terrace.tools.demo.Streets;
import dev.terrace.tools.demo.Terraces;
import dev.terrace.tools.demo.Texts;
import dev.terrace.tools.demo.Vending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Writes recordings of every kind of work: what simulated people say of things whose truth is known. */
final class Recorder {
    static final int WORKERS = 5;

    /** The folders, each of another kind. */
    static final List<String> KINDS = List.of(
            "classes",
            "classes-several",
            "boxes",
            "polygons_fields",
            "landmarks_68",
            "scene",
            "events",
            "tracks",
            "spans-x",
            "answers");

    private Recorder() {}

    /** One thing: its row in items.jsonl, the truth, and a label of each worker. */
    record Thing(ObjectNode item, JsonNode truth, List<JsonNode> labels) {}

    static List<Thing> things(String kind, int count, long seed) {
        return switch (kind) {
            case "classes" -> of(new Terraces(seed, count), seed);
            case "boxes" -> of(new Streets(seed, count), seed);
            case "landmarks_68" -> of(new Faces(seed, count), seed);
            case "scene" -> of(new Drive(seed, count), seed);
            case "events" -> of(new Vending(seed, count), seed);
            case "spans-x" -> of(new Texts(seed, count), seed);
            case "answers" -> of(new Answers(seed, count), seed);
            default -> Drawings.of(kind, count, seed);
        };
    }

    private static List<Thing> of(Sample sample, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Thing> things = new ArrayList<>();
        for (ObjectNode row : sample.manifest()) {
            String item = row.path("id").asText();
            List<JsonNode> labels = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                labels.add(sample.labelledBy(worker == 0 ? .7 : .9, item, random));
            }
            row.remove("meta");
            things.add(new Thing(row, sample.truth(item), labels));
        }
        return things;
    }

    /** The folder with labels.jsonl, truth.jsonl and items.jsonl. */
    static Path write(Path folder, List<Thing> things) throws IOException {
        List<JsonNode> labels = new ArrayList<>();
        List<JsonNode> truths = new ArrayList<>();
        List<JsonNode> items = new ArrayList<>();
        for (int n = 0; n < things.size(); n++) {
            Thing thing = things.get(n);
            String task = "t" + n;
            truths.add(Json.object().put("task", task).set("label", thing.truth()));
            items.add(thing.item().deepCopy().put("task", task));
            for (int worker = 0; worker < thing.labels().size(); worker++) {
                labels.add(Json.object()
                        .put("task", task)
                        .put("worker", "w" + worker)
                        .set("label", thing.labels().get(worker)));
            }
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("labels.jsonl"), Json.lines(labels));
        Files.writeString(folder.resolve("truth.jsonl"), Json.lines(truths));
        Files.writeString(folder.resolve("items.jsonl"), Json.lines(items));
        return folder;
    }
}
