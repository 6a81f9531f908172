package dev.terrace.shared.work;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.answers.AnswersSchema;
import dev.terrace.shared.work.boxes.BoxesSchema;
import dev.terrace.shared.work.classes.ClassSchema;
import dev.terrace.shared.work.classesseveral.ClassesSchema;
import dev.terrace.shared.work.events.EventsSchema;
import dev.terrace.shared.work.landmarks.LandmarksSchema;
import dev.terrace.shared.work.polygons.PolygonsSchema;
import dev.terrace.shared.work.scene.SceneSchema;
import dev.terrace.shared.work.spans.SpansSchema;
import dev.terrace.shared.work.tracks.TracksSchema;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one list of all kinds of work, each with what its labels may be. Whoever does something else for each kind switches
 * over this type, without a default, so that a kind that lacks a piece does not compile. A kind's own folder here holds its
 * schema and its label, and nothing else knows them.
 *
 * <p>JSON: the schema with its kind, {@code {"type": "boxes", "classes": ["car"], "maxBoxes": 50}}.
 */
public sealed interface Work {

    LabelSchema<?> schema();

    /** One class of a list. */
    record OneClass(ClassSchema schema) implements Work {}

    /** Any subset of a list of classes. */
    record SeveralClasses(ClassesSchema schema) implements Work {}

    /** Boxes on an image. */
    record Boxes(BoxesSchema schema) implements Work {}

    /** Outlines on an image. */
    record Polygons(PolygonsSchema schema) implements Work {}

    /** Marked parts of a text. */
    record Spans(SpansSchema schema) implements Work {}

    /** Named points on an image. */
    record Landmarks(LandmarksSchema schema) implements Work {}

    /** An order of answers to a prompt. */
    record Answers(AnswersSchema schema) implements Work {}

    /** What happens in a video, and when. */
    record Events(EventsSchema schema) implements Work {}

    /** Objects followed through a video. */
    record Tracks(TracksSchema schema) implements Work {}

    /** Boxes in images, cuboids in space, and links between them. */
    record Scene(SceneSchema schema) implements Work {}

    default WorkType type() {
        return switch (this) {
            case OneClass _, SeveralClasses _ -> WorkType.CLASSES;
            case Boxes _ -> WorkType.BOXES;
            case Polygons _ -> WorkType.POLYGONS;
            case Spans _ -> WorkType.SPANS;
            case Landmarks _ -> WorkType.LANDMARKS;
            case Answers _ -> WorkType.ANSWERS;
            case Events _ -> WorkType.EVENTS;
            case Tracks _ -> WorkType.TRACKS;
            case Scene _ -> WorkType.SCENE;
        };
    }

    /**
     * Reads what a client asks for, or adds what is wrong with it, with paths such as {@code schema.classes[1]}.
     *
     * @return null if something is wrong
     */
    static @Nullable Work read(@Nullable String workType, @Nullable JsonNode schema, Faults faults) {
        WorkType type = workType == null ? null : WorkType.named(workType).orElse(null);
        if (type == null) {
            String all = Arrays.stream(WorkType.values()).map(WorkType::label).collect(Collectors.joining(", "));
            faults.add(
                    "workType",
                    "%s does not exist: use one of %s",
                    workType == null ? "nothing" : Faults.quoted(workType),
                    all);
            return null;
        }
        if (!(schema instanceof ObjectNode object)) {
            faults.add("schema", "expected an object that says what labels may be");
            return null;
        }
        if (object.hasNonNull(SchemaFaults.TYPE)
                && !object.get(SchemaFaults.TYPE).asText().equals(workType)) {
            faults.add("schema.type", "expected the workType, %s; or leave it out", Faults.quoted(type.label()));
            return null;
        }
        List<Fault> found = faultsOf(type, object);
        found.forEach(f -> faults.add(Faults.at("schema", f.path()), f.problem()));
        return found.isEmpty() ? of(object.deepCopy().put(SchemaFaults.TYPE, type.label())) : null;
    }

    private static List<Fault> faultsOf(WorkType type, ObjectNode schema) {
        return switch (type) {
            case CLASSES ->
                ClassesSchema.isAskedBy(schema) ? ClassesSchema.faultsOf(schema) : ClassSchema.faultsOf(schema);
            case BOXES -> BoxesSchema.faultsOf(schema);
            case POLYGONS -> PolygonsSchema.faultsOf(schema);
            case SPANS -> SpansSchema.faultsOf(schema);
            case LANDMARKS -> LandmarksSchema.faultsOf(schema);
            case ANSWERS -> AnswersSchema.faultsOf(schema);
            case EVENTS -> EventsSchema.faultsOf(schema);
            case TRACKS -> TracksSchema.faultsOf(schema);
            case SCENE -> SceneSchema.faultsOf(schema);
        };
    }

    /** The schema of this kind as it stands in terms. @throws IllegalArgumentException if it is none */
    @JsonCreator
    static Work of(ObjectNode json) {
        WorkType type = WorkType.named(json.path("type").asText())
                .orElseThrow(() -> new IllegalArgumentException("no work type is called " + json.path("type")));
        return switch (type) {
            case CLASSES ->
                ClassesSchema.isAskedBy(json)
                        ? new SeveralClasses(Json.read(json, ClassesSchema.class))
                        : new OneClass(Json.read(json, ClassSchema.class));
            case BOXES -> new Boxes(Json.read(json, BoxesSchema.class));
            case POLYGONS -> new Polygons(Json.read(json, PolygonsSchema.class));
            case SPANS -> new Spans(Json.read(json, SpansSchema.class));
            case LANDMARKS -> new Landmarks(Json.read(json, LandmarksSchema.class));
            case ANSWERS -> new Answers(Json.read(json, AnswersSchema.class));
            case EVENTS -> new Events(Json.read(json, EventsSchema.class));
            case TRACKS -> new Tracks(Json.read(json, TracksSchema.class));
            case SCENE -> new Scene(Json.read(json, SceneSchema.class));
        };
    }

    @JsonValue
    default ObjectNode json() {
        ObjectNode json = Json.object().put("type", type().label());
        return json.setAll(Json.tree(schema()));
    }
}
