package dev.terrace.shared.work.classesseveral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Faults;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Any subset of these classes.
 *
 * @param min classes chosen at least
 * @param max classes chosen at most; what tells this schema from that of one class
 */
public record ClassesSchema(List<String> classes, int min, int max) implements LabelSchema<ClassesLabel> {
    private static final List<String> FIELDS = List.of("classes");

    public ClassesSchema {
        classes = List.copyOf(classes);
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
        if (!faults.object(label, "", FIELDS) || !faults.list(label.get("classes"), "classes", classes.size())) {
            return faults.list();
        }
        JsonNode chosen = label.get("classes");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < chosen.size(); i++) {
            String path = "classes[" + i + "]";
            if (faults.name(chosen.get(i), path, classes)
                    && !seen.add(chosen.get(i).textValue())) {
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
        label.get("classes").forEach(name -> chosen.add(name.textValue()));
        return new ClassesLabel(classes.stream().filter(chosen::contains).toList());
    }

    @Override
    public ObjectNode jsonSchema() {
        ObjectNode schema = Json.object().put("type", "object").put("additionalProperties", false);
        schema.putArray("required").add("classes");
        ObjectNode list = schema.putObject("properties").putObject("classes");
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
