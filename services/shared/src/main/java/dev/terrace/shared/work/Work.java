package dev.terrace.shared.work;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.boxes.BoxesSchema;
import dev.terrace.shared.work.classes.ClassSchema;
import dev.terrace.shared.work.classesseveral.ClassesSchema;
import dev.terrace.shared.work.landmarks.LandmarksSchema;

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

    /** Named points on an image. */
    record Landmarks(LandmarksSchema schema) implements Work {}

    default WorkType type() {
        return switch (this) {
            case OneClass _, SeveralClasses _ -> WorkType.CLASSES;
            case Boxes _ -> WorkType.BOXES;
            case Landmarks _ -> WorkType.LANDMARKS;
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
            case LANDMARKS -> new Landmarks(Json.read(json, LandmarksSchema.class));
        };
    }

    @JsonValue
    default ObjectNode json() {
        ObjectNode json = Json.object().put("type", type().label());
        return json.setAll(Json.tree(schema()));
    }
}
