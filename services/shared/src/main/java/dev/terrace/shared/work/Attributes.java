package dev.terrace.shared.work;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of an object, or of a whole label, beside its class; and how the values are read: a flag as Boolean, a
 * number as BigDecimal, a choice or a text as String, each by the name of its attribute.
 */
public record Attributes(@JsonValue List<Attribute> list) {
    public static final Attributes NONE = new Attributes(List.of());

    /** Where the values are, in an object and in a label. */
    public static final String FIELD = "attributes";

    private static final SortedMap<String, Object> UNSAID = Collections.unmodifiableSortedMap(new TreeMap<>());
    private static final int MOST_CHARACTERS = 2_000;

    @JsonCreator
    public Attributes {
        list = List.copyOf(list);
    }

    public static Attributes orNone(@Nullable Attributes attributes) {
        return attributes == null ? NONE : attributes;
    }

    public static Attributes of(Attribute... attributes) {
        return new Attributes(List.of(attributes));
    }

    /** Values as labels keep them: sorted by name and never changed. */
    public static SortedMap<String, Object> values(@Nullable Map<String, Object> values) {
        return values == null || values.isEmpty() ? UNSAID : Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Whether a label has this field, attributes where it may have some, and no others; adds what is wrong with the attributes. */
    public boolean checkLabel(JsonNode label, String field, Faults faults) {
        String[] may = list.isEmpty() ? new String[0] : new String[] {FIELD};
        if (!faults.object(label, "", List.of(field), may)) {
            return false;
        }
        check(label.get(FIELD), FIELD, faults);
        return true;
    }

    /** Adds what is wrong with the values that somebody sent, absent ones too. */
    public void check(@Nullable JsonNode values, String path, Faults faults) {
        if (values == null || values.isNull()) {
            list.stream().filter(Attribute::required).forEach(a -> faults.add(Faults.at(path, a.name()), "is missing"));
            return;
        }
        if (!values.isObject()) {
            faults.add(path, "expected an object with the attributes by name");
            return;
        }
        faults.object(
                values,
                path,
                list.stream().filter(Attribute::required).map(Attribute::name).toList(),
                list.stream().map(Attribute::name).toArray(String[]::new));
        for (Attribute attribute : list) {
            if (values.hasNonNull(attribute.name())) {
                check(attribute, values.get(attribute.name()), Faults.at(path, attribute.name()), faults);
            }
        }
    }

    private static void check(Attribute attribute, JsonNode value, String path, Faults faults) {
        switch (attribute.type()) {
            case FLAG -> {
                if (!value.isBoolean()) {
                    faults.add(path, "expected true or false");
                }
            }
            case CHOICE -> faults.name(value, path, attribute.options());
            case NUMBER ->
                faults.number(
                        value,
                        path,
                        attribute.min() == null ? -Double.MAX_VALUE : attribute.min(),
                        attribute.max() == null ? Double.MAX_VALUE : attribute.max(),
                        attribute.name());
            case TEXT -> {
                if (!value.isTextual() || value.textValue().length() > MOST_CHARACTERS) {
                    faults.add(path, "expected a text of at most %d characters", MOST_CHARACTERS);
                }
            }
        }
    }

    /** Reads values in which {@link #check} found nothing. */
    public SortedMap<String, Object> read(@Nullable JsonNode values) {
        SortedMap<String, Object> read = new TreeMap<>();
        for (Attribute attribute : list) {
            JsonNode value = values == null ? null : values.get(attribute.name());
            if (value != null && !value.isNull()) {
                read.put(
                        attribute.name(),
                        switch (attribute.type()) {
                            case FLAG -> value.booleanValue();
                            case CHOICE -> Names.match(value.textValue(), attribute.options());
                            case NUMBER -> number(value.decimalValue());
                            case TEXT -> Names.normal(value.textValue());
                        });
            }
        }
        return Collections.unmodifiableSortedMap(read);
    }

    /** A number as labels keep it, whatever zeros it was written with. */
    public static BigDecimal number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** What is said of an attribute, as text; a flag that is not said is false, another one empty. */
    public static String said(Attribute attribute, Map<String, Object> values) {
        Object value = values.get(attribute.name());
        return value == null ? attribute.type() == Attribute.Kind.FLAG ? "false" : "" : value.toString();
    }

    /** The fewest values among which one that counts is chosen: two where they cannot be counted; {@code MAX_VALUE} if none counts. */
    public int fewestChoices() {
        return list.stream()
                .filter(a -> a.counts() && a.choices() != 1)
                .mapToInt(a -> Math.max(2, a.choices()))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** The attributes that count and differ. */
    public List<Attribute> differing(Map<String, Object> one, Map<String, Object> other) {
        return one.equals(other)
                ? List.of()
                : list.stream()
                        .filter(a -> a.counts() && !said(a, one).equals(said(a, other)))
                        .toList();
    }

    /** How much of a similarity is left: a fifth is lost where all that count differ. */
    public double factor(Map<String, Object> one, Map<String, Object> other) {
        int differ = differing(one, other).size();
        return differ == 0
                ? 1
                : 1 - .2 * differ / list.stream().filter(Attribute::counts).count();
    }

    /** Adds the values to the JSON Schema of what has them. */
    public void describe(ArrayNode requiredFields, ObjectNode fields) {
        if (!list.isEmpty()) {
            fields.set(FIELD, jsonSchema());
            if (list.stream().anyMatch(Attribute::required)) {
                requiredFields.add(FIELD);
            }
        }
    }

    /** The values as JSON Schema; additional ones are not allowed. */
    public ObjectNode jsonSchema() {
        ObjectNode schema = Json.object().put("type", "object").put("additionalProperties", false);
        var required = schema.putArray("required");
        list.stream().filter(Attribute::required).forEach(a -> required.add(a.name()));
        ObjectNode fields = schema.putObject("properties");
        for (Attribute attribute : list) {
            ObjectNode field = fields.putObject(attribute.name());
            switch (attribute.type()) {
                case FLAG -> field.put("type", "boolean");
                case CHOICE -> attribute.options().forEach(field.putArray("enum")::add);
                case NUMBER -> {
                    field.put("type", "number");
                    if (attribute.min() != null) {
                        field.put("minimum", attribute.min());
                    }
                    if (attribute.max() != null) {
                        field.put("maximum", attribute.max());
                    }
                }
                case TEXT -> field.put("type", "string").put("maxLength", MOST_CHARACTERS);
            }
        }
        return schema;
    }
}
