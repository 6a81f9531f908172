package dev.terrace.shared.work.classesseveral;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Faults;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Names;
import dev.terrace.shared.work.SchemaFaults;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Any subset of these classes.
 *
 * @param min classes chosen at least
 * @param max classes chosen at most; what tells this schema from that of one class
 * @param labelAttributes what else is said of an item
 */
public record ClassesSchema(
        List<String> classes,
        int min,
        int max,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Attributes labelAttributes) implements LabelSchema<ClassesLabel> {

    public ClassesSchema {
        classes = Names.normal(classes);
    }

    public ClassesSchema(List<String> classes, int min, int max) {
        this(classes, min, max, Attributes.NONE);
    }

    @JsonCreator
    static ClassesSchema of(
            @JsonProperty("classes") List<String> classes,
            @JsonProperty("min") @Nullable Integer min,
            @JsonProperty("max") @Nullable Integer max,
            @JsonProperty("labelAttributes") @Nullable Attributes labelAttributes) {
        return new ClassesSchema(
                classes, min == null ? 0 : min, max == null ? classes.size() : max, Attributes.orNone(labelAttributes));
    }

    /** What is wrong with the schema that a client sends; empty if it can be read. */
    public static List<Fault> faultsOf(JsonNode schema) {
        SchemaFaults found = SchemaFaults.of(schema, List.of("classes"), "min", "max", "labelAttributes")
                .classes(1)
                .attributes("labelAttributes");
        int most = Math.max(1, schema.path("classes").size());
        found.whole("min", 0, most).whole("max", 1, most);
        if (found.list().isEmpty()
                && schema.path("min").asInt(0) > schema.path("max").asInt(most)) {
            found.faults().add("min", "it is more than max");
        }
        return found.list();
    }

    /** Whether the schema of the work type classes asks for several. */
    public static boolean isAskedBy(JsonNode schema) {
        return schema.hasNonNull("max") || schema.hasNonNull("min");
    }

    @Override
    public List<Fault> faults(Content content) {
        return switch (content) {
            case Content.Image _, Content.Text _, Content.Video _ -> List.of();
            case Content.Scene _, Content.Pair _ -> List.of(new Fault("", "expected an image, a text or a video"));
        };
    }

    @Override
    public List<Fault> faults(JsonNode label, Task task) {
        Faults faults = new Faults();
        if (!labelAttributes.checkLabel(label, "classes", faults)
                || !faults.list(label.get("classes"), "classes", classes.size())) {
            return faults.list();
        }
        JsonNode chosen = label.get("classes");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < chosen.size(); i++) {
            String path = "classes[" + i + "]";
            if (faults.name(chosen.get(i), path, classes)
                    && !seen.add(Names.match(chosen.get(i).textValue(), classes))) {
                faults.add(
                        path, "%s is there twice", Faults.quoted(chosen.get(i).textValue()));
            }
        }
        if (chosen.size() < min) {
            faults.add("classes", "choose at least %d", min);
        }
        if (chosen.size() > max) {
            faults.add("classes", "choose at most %d", max);
        }
        return faults.list();
    }

    @Override
    public ClassesLabel read(JsonNode label, Task task) {
        Set<String> chosen = new HashSet<>();
        label.get("classes").forEach(name -> chosen.add(Names.match(name.textValue(), classes)));
        return new ClassesLabel(
                classes.stream().filter(chosen::contains).toList(), labelAttributes.read(label.get(Attributes.FIELD)));
    }

    @Override
    public ObjectNode jsonSchema() {
        ObjectNode schema = Json.object().put("type", "object").put("additionalProperties", false);
        ArrayNode required = schema.putArray("required").add("classes");
        ObjectNode fields = schema.putObject("properties");
        labelAttributes.describe(required, fields);
        ObjectNode list = fields.putObject("classes");
        list.put("type", "array").put("minItems", min).put("maxItems", max).put("uniqueItems", true);
        var names = list.putObject("items").putArray("enum");
        classes.forEach(names::add);
        return schema;
    }

    @Override
    public long quantity(ClassesLabel label, Terms.Per per) {
        return 1;
    }
}
