package dev.terrace.shared.work.classes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Faults;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Names;
import dev.terrace.shared.work.SchemaFaults;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import java.util.List;

/** One of these classes. */
public record ClassSchema(List<String> classes) implements LabelSchema<ClassLabel> {
    private static final List<String> FIELDS_OF_SCHEMA = List.of("classes");
    private static final List<String> FIELDS = List.of("class");

    public ClassSchema {
        classes = Names.normal(classes);
    }

    /** What is wrong with the schema that a client sends; empty if it can be read. */
    public static List<Fault> faultsOf(JsonNode schema) {
        return SchemaFaults.of(schema, FIELDS_OF_SCHEMA).classes(2).list();
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
        if (faults.object(label, "", FIELDS)) {
            faults.name(label.get("class"), "class", classes);
        }
        return faults.list();
    }

    @Override
    public ClassLabel read(JsonNode label, Task task) {
        return new ClassLabel(Names.match(label.get("class").textValue(), classes));
    }

    @Override
    public ObjectNode jsonSchema() {
        ObjectNode schema = Json.object().put("type", "object").put("additionalProperties", false);
        schema.putArray("required").add("class");
        var names = schema.putObject("properties").putObject("class").putArray("enum");
        classes.forEach(names::add);
        return schema;
    }

    @Override
    public long quantity(ClassLabel label, Terms.Per per) {
        return 1;
    }
}
