package dev.terrace.shared.work.answers;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order of the answers to a prompt.
 *
 * @param by whether it is asked by how much the better of two is better; not said, it is
 * @param reasons that may be given; empty where none are asked
 * @param labelAttributes what else is said of the answers together
 */
public record AnswersSchema(Boolean by, List<String> reasons, Attributes labelAttributes)
        implements LabelSchema<AnswersLabel> {
    static final int MOST_ANSWERS = 20;

    public AnswersSchema(@Nullable Boolean by, @Nullable List<String> reasons, @Nullable Attributes labelAttributes) {
        this.by = by == null || by;
        this.reasons = reasons == null ? List.of() : Names.normal(reasons);
        this.labelAttributes = Attributes.orNone(labelAttributes);
    }

    /** What is wrong with the schema that a client sends; empty if it can be read. */
    public static List<Fault> faultsOf(JsonNode schema) {
        SchemaFaults faults = SchemaFaults.of(schema, List.of(), "by", "reasons", "labelAttributes");
        faults.flag("by").attributes("labelAttributes");
        if (schema.hasNonNull("reasons")) {
            faults.names(schema.get("reasons"), "reasons", 0);
        }
        return faults.list();
    }

    @Override
    @JsonIgnore
    public List<String> classes() {
        return List.of();
    }

    @Override
    public List<Fault> faults(Content content) {
        if (!(content instanceof Content.Pair pair)) {
            return List.of(new Fault("", "expected a prompt with two or more answers"));
        }
        Faults faults = new Faults();
        int size = pair.answers().size();
        if (size < 2 || size > MOST_ANSWERS) {
            faults.add("answers", "expected 2 to %d answers, got %d", MOST_ANSWERS, size);
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < size && !faults.isFull(); i++) {
            Content.Answer answer = pair.answers().get(i);
            if (answer.id().isBlank()) {
                faults.add("answers[" + i + "].id", "is missing");
            } else if (!seen.add(answer.id())) {
                faults.add("answers[" + i + "].id", "%s is there twice", Faults.quoted(answer.id()));
            }
        }
        return faults.list();
    }

    @Override
    public List<Fault> faults(JsonNode label, Task task) {
        return new AnswersFaults(this, answers(task)).of(label);
    }

    private static List<String> answers(Task task) {
        return task.content() instanceof Content.Pair pair
                ? pair.answers().stream().map(Content.Answer::id).toList()
                : List.of();
    }

    @Override
    public AnswersLabel read(JsonNode label, Task task) {
        List<String> answers = answers(task);
        List<List<String>> order = new ArrayList<>();
        for (JsonNode equal : label.get("order")) {
            List<String> names = texts(equal);
            order.add(answers.stream().filter(names::contains).toList());
        }
        List<String> given = texts(label.path("reasons")).stream()
                .map(reason -> Names.match(reason, reasons))
                .toList();
        return new AnswersLabel(
                order,
                label.hasNonNull("by") ? label.get("by").intValue() : null,
                texts(label.path("shown")),
                reasons.stream().filter(given::contains).toList(),
                labelAttributes.read(label.get("attributes")));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    @Override
    public ObjectNode jsonSchema() {
        ObjectNode schema = Json.object().put("type", "object").put("additionalProperties", false);
        schema.putArray("required").add("order");
        ObjectNode fields = schema.putObject("properties");
        ObjectNode order = fields.putObject("order").put("type", "array").put("minItems", 1);
        order.put("maxItems", MOST_ANSWERS).put("description", "from the best; answers in one list are equally good");
        ObjectNode equal = order.putObject("items").put("type", "array").put("minItems", 1);
        equal.put("uniqueItems", true).putObject("items").put("type", "string");
        if (by) {
            fields.putObject("by").put("type", "integer").put("minimum", 1).put("maximum", AnswersFaults.FAR_BETTER);
        }
        ObjectNode shown = fields.putObject("shown").put("type", "array").put("uniqueItems", true);
        shown.putObject("items").put("type", "string");
        ObjectNode given = fields.putObject("reasons").put("type", "array").put("uniqueItems", true);
        var names = given.put("maxItems", reasons.size()).putObject("items").putArray("enum");
        reasons.forEach(names::add);
        if (!labelAttributes.list().isEmpty()) {
            fields.set("attributes", labelAttributes.jsonSchema());
        }
        return schema;
    }

    @Override
    public long quantity(AnswersLabel label, Terms.Per per) {
        return 1;
    }
}
