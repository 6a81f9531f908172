package dev.terrace.shared.work.scene;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Joined;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Names;
import dev.terrace.shared.work.Piece;
import dev.terrace.shared.work.SchemaFaults;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * At most so many boxes and so many cuboids, each of one of these classes, and links between them.
 *
 * @param small classes that are so small that less overlap is asked of them
 * @param noFront classes that look the same from both ends
 * @param maxObjects boxes at most, and cuboids at most
 * @param attributes of each cuboid
 * @param boxAttributes of each box
 * @param labelAttributes of the scene as a whole
 */
public record SceneSchema(
        List<String> classes,
        List<String> small,
        List<String> noFront,
        int maxObjects,
        Attributes attributes,
        Attributes boxAttributes,
        Attributes labelAttributes)
        implements LabelSchema<SceneLabel> {
    private static final int MOST = 2_000;
    private static final int USUAL_MOST = 500;

    public SceneSchema {
        classes = Names.normal(classes);
        small = Names.normal(small);
        noFront = Names.normal(noFront);
    }

    @JsonCreator
    static SceneSchema of(
            @JsonProperty("classes") List<String> classes,
            @JsonProperty("small") @Nullable List<String> small,
            @JsonProperty("noFront") @Nullable List<String> noFront,
            @JsonProperty("maxObjects") @Nullable Integer maxObjects,
            @JsonProperty("attributes") @Nullable Attributes attributes,
            @JsonProperty("boxAttributes") @Nullable Attributes boxAttributes,
            @JsonProperty("labelAttributes") @Nullable Attributes labelAttributes) {
        return new SceneSchema(
                classes,
                small == null ? List.of() : small,
                noFront == null ? List.of() : noFront,
                maxObjects == null ? USUAL_MOST : maxObjects,
                Attributes.orNone(attributes),
                Attributes.orNone(boxAttributes),
                Attributes.orNone(labelAttributes));
    }

    public static SceneSchema of(String... classes) {
        return of(List.of(classes), null, null, null, null, null, null);
    }

    /** What is wrong with the schema that a client sends; empty if it can be read. */
    public static List<Fault> faultsOf(JsonNode schema) {
        SchemaFaults faults = SchemaFaults.of(
                        schema,
                        List.of("classes"),
                        "small",
                        "noFront",
                        "maxObjects",
                        "attributes",
                        "boxAttributes",
                        "labelAttributes")
                .classes(1)
                .whole("maxObjects", 1, MOST)
                .attributes("attributes")
                .attributes("boxAttributes")
                .attributes("labelAttributes");
        for (String some : List.of("small", "noFront")) {
            if (faults.list().isEmpty() && schema.hasNonNull(some)) {
                someClasses(schema.get(some), some, schema, faults);
            }
        }
        return faults.list();
    }

    private static void someClasses(JsonNode names, String path, JsonNode schema, SchemaFaults faults) {
        faults.names(names, path, 0);
        List<String> classes = new ArrayList<>();
        schema.get("classes").forEach(name -> classes.add(Names.normal(name.asText())));
        for (int i = 0; i < names.size() && !faults.faults().isFull(); i++) {
            faults.faults().name(names.get(i), path + "[" + i + "]", classes);
        }
    }

    @Override
    public List<Fault> faults(Content content) {
        return Scenes.faults(content);
    }

    @Override
    public List<Fault> faults(JsonNode label, Task task) {
        return new SceneFaults(this, task).of(label);
    }

    @Override
    public SceneLabel read(JsonNode label, Task task) {
        return new SceneForm(this, task).read(label);
    }

    @Override
    public Joined join(Content content, List<Piece> pieces) {
        return new SceneJoin(this, Scenes.scene(content)).of(pieces);
    }

    @Override
    public ObjectNode jsonSchema() {
        return SceneForm.jsonSchema(this);
    }

    @Override
    public long quantity(SceneLabel label, Terms.Per per) {
        return per == Terms.Per.OBJECT
                ? label.boxes().size() + (long) label.cuboids().size()
                : 1;
    }
}
