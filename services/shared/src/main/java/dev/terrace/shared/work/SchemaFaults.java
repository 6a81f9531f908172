package dev.terrace.shared.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a label schema as a client sends it, in the sentences that all kinds of work share. */
public final class SchemaFaults {
    /** The field in which the kind may be repeated. */
    public static final String TYPE = "type";

    private static final int MOST_NAMES = 1_000;
    private static final int NAME_CHARACTERS = 100;
    private static final int MOST_ATTRIBUTES = 50;
    private static final String[] FIELDS = {"options", "min", "max", "required", "counts"};

    private final JsonNode schema;
    private final Faults faults = new Faults();

    private SchemaFaults(JsonNode schema) {
        this.schema = schema;
    }

    /** Of a schema with these fields and no others. */
    public static SchemaFaults of(JsonNode schema, List<String> must, String... may) {
        SchemaFaults of = new SchemaFaults(schema);
        List<String> fields = new ArrayList<>(List.of(may));
        fields.add(TYPE);
        of.faults.object(schema, "", must, fields.toArray(String[]::new));
        return of;
    }

    public List<Fault> list() {
        return faults.list();
    }

    public Faults faults() {
        return faults;
    }

    /** Looks at the classes, at least so many, no two of which look alike. */
    public SchemaFaults classes(int least) {
        if (schema.hasNonNull("classes")) {
            names(schema.get("classes"), "classes", least);
        }
        return this;
    }

    /** Looks at a whole number that may be left out. */
    public SchemaFaults whole(String field, long least, long most) {
        if (schema.hasNonNull(field)) {
            faults.whole(schema.get(field), field, least, most);
        }
        return this;
    }

    /** Looks at a field that may be left out, and else is true or false. */
    public SchemaFaults flag(String field) {
        if (schema.hasNonNull(field) && !schema.get(field).isBoolean()) {
            faults.add(field, "expected true or false");
        }
        return this;
    }

    /** Looks at attributes that may be left out. */
    public SchemaFaults attributes(String field) {
        JsonNode list = schema.get(field);
        if (list == null || list.isNull() || !faults.list(list, field, MOST_ATTRIBUTES)) {
            return this;
        }
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            String path = field + "[" + i + "]";
            if (faults.object(list.get(i), path, List.of("name", TYPE), FIELDS)) {
                name(list.get(i).get("name"), path + ".name", seen);
                attribute(list.get(i), path);
            }
        }
        return this;
    }

    private void attribute(JsonNode attribute, String path) {
        String type = attribute.get(TYPE).asText();
        if (!faults.name(attribute.get(TYPE), path + "." + TYPE, List.of("flag", "choice", "number", "text"))) {
            return;
        }
        for (String field : List.of("required", "counts")) {
            if (attribute.hasNonNull(field) && !attribute.get(field).isBoolean()) {
                faults.add(path + "." + field, "expected true or false");
            }
        }
        if (type.equals("choice")) {
            names(attribute.get("options"), path + ".options", 2);
        } else if (attribute.hasNonNull("options")) {
            faults.add(path + ".options", "only a choice has options; leave them out");
        }
        range(attribute, path, type.equals("number"));
    }

    private void range(JsonNode attribute, String path, boolean isNumber) {
        Set<String> sound = new HashSet<>();
        for (String bound : List.of("min", "max")) {
            if (attribute.hasNonNull(bound) && !isNumber) {
                faults.add(path + "." + bound, "only a number has a range; leave it out");
            } else if (attribute.hasNonNull(bound)
                    && faults.number(
                            attribute.get(bound),
                            path + "." + bound,
                            -Double.MAX_VALUE,
                            Double.MAX_VALUE,
                            "any size")) {
                sound.add(bound);
            }
        }
        if (sound.size() == 2
                && attribute.get("min").doubleValue() > attribute.get("max").doubleValue()) {
            faults.add(path + ".min", "it is more than max");
        }
    }

    /** Adds what is wrong with names, two that look alike too. */
    public void names(@Nullable JsonNode names, String path, int least) {
        if (names == null || !names.isArray() || names.size() < least || names.size() > MOST_NAMES) {
            faults.add(path, "expected a list of %d to %d names", least, MOST_NAMES);
            return;
        }
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < names.size() && !faults.isFull(); i++) {
            name(names.get(i), path + "[" + i + "]", seen);
        }
    }

    private void name(JsonNode name, String path, Map<String, String> seen) {
        String fault = name.isTextual() ? Names.fault(name.textValue(), NAME_CHARACTERS) : "expected a text";
        if (fault != null) {
            faults.add(path, fault);
            return;
        }
        String kept = Names.normal(name.textValue());
        String other = seen.putIfAbsent(Names.key(kept), kept);
        if (other != null) {
            faults.add(
                    path,
                    "%s cannot be told from %s: they look alike; name one otherwise",
                    Faults.quoted(kept),
                    Faults.quoted(other));
        }
    }
}
