package dev.terrace.shared.work.classes;

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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of these classes.
 *
 * @param labelAttributes what else is said of an item
 */
public record ClassSchema(
        List<String> classes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Attributes labelAttributes) implements LabelSchema<ClassLabel> {

    public ClassSchema {
        classes = Names.normal(classes);
    }

    public ClassSchema(List<String> classes) {
        this(classes, Attributes.NONE);
    }

    @JsonCreator
    static ClassSchema of(
            @JsonProperty("classes") List<String> classes,
            @JsonProperty("labelAttributes") @Nullable Attributes labelAttributes) {
        return new ClassSchema(classes, Attributes.orNone(labelAttributes));
    }

    /** What is wrong with the schema that a client sends; empty if it can be read. */
    public static List<Fault> faultsOf(JsonNode schema) {
        return SchemaFaults.of(schema, List.of("classes"), "labelAttributes")
                .classes(2)
                .attributes("labelAttributes")
                .list();
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
        if (labelAttributes.checkLabel(label, "class", faults)) {
            faults.name(label.get("class"), "class", classes);
        }
        return faults.list();
    }

    @Override
    public ClassLabel read(JsonNode label, Task task) {
        return new ClassLabel(
                Names.match(label.get("class").textValue(), classes),
                labelAttributes.read(label.get(Attributes.FIELD)));
    }

    @Override
    public ObjectNode jsonSchema() {
        ObjectNode schema = Json.object().put("type", "object").put("additionalProperties", false);
        ArrayNode required = schema.putArray("required").add("class");
        ObjectNode fields = schema.putObject("properties");
        classes.forEach(fields.putObject("class").putArray("enum")::add);
        labelAttributes.describe(required, fields);
        return schema;
    }

    @Override
    public long quantity(ClassLabel label, Terms.Per per) {
        return 1;
    }
}
