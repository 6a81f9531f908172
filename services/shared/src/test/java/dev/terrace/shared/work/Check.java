package dev.terrace.shared.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** Checks labels that tests write down as JSON with single quotes. */
public final class Check {
    public static final Task IMAGE = new Task(new Content.Image("media:1", 640, 480), Part.WHOLE);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Check() {}

    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static Task text(String text) {
        return new Task(new Content.Text(text), Part.WHOLE);
    }

    /** What is wrong with the label, as it is told. */
    public static List<String> faults(LabelSchema<?> schema, Task task, String label) {
        return schema.faults(json(label), task).stream().map(Fault::toString).toList();
    }

    /** What is wrong with a schema, as it is told. */
    public static List<String> schemaFaults(String workType, String schema) {
        Faults faults = new Faults();
        Work work = Work.read(workType, json(schema), faults);
        assertThat(work == null).isNotEqualTo(faults.isEmpty());
        return faults.list().stream().map(Fault::toString).toList();
    }

    /** The work of a schema in which nothing is wrong. */
    public static Work work(String workType, String schema) {
        Faults faults = new Faults();
        Work work = Work.read(workType, json(schema), faults);
        assertThat(faults.list()).isEmpty();
        return work;
    }

    /** The label as it is read; it is written as it came, and as its JSON Schema wants it. */
    public static <L extends Label> L same(LabelSchema<L> schema, Task task, String label) {
        assertThat(faults(schema, task, label)).isEmpty();
        L read = schema.read(json(label), task);
        assertThat(schema.read(json(schema.write(read).toString()), task)).isEqualTo(read);
        assertThat(isByJsonSchema(schema, label)).isTrue();
        assertThat(isByJsonSchema(schema, schema.write(read).toString())).isTrue();
        return read;
    }

    public static boolean isByJsonSchema(LabelSchema<?> schema, String label) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.jsonSchema().toString(), InputFormat.JSON)
                .validate(json(label).toString(), InputFormat.JSON)
                .isEmpty();
    }
}
