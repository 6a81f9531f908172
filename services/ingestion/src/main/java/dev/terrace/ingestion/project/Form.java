package dev.terrace.ingestion.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrace.ingestion.Text;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that somebody filled in. It gives the fields that are asked for, collects everything that is wrong with
 * them, and in the end names the fields that nobody asked for.
 */
final class Form {

    private static final Set<String> OURS =
            Set.of("project", "version", "client", "id", "_id", "state", "createdAt", "editions");

    private final JsonNode object;
    private final String path;
    private final List<String> faults;
    private final Set<String> known = new LinkedHashSet<>();

    private Form(JsonNode object, String path, List<String> faults) {
        this.object = object;
        this.path = path;
        this.faults = faults;
    }

    static Form of(JsonNode object) {
        return new Form(object, "", new ArrayList<>());
    }

    /** What is wrong, in the order in which it was found, of this form and those inside it. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    void fault(String name, String problem) {
        faults.add(path + name + ": " + problem);
    }

    /** A form inside this one; an empty one if it is absent. */
    Form form(String name) {
        JsonNode node = field(name);
        if (node != null && !node.isObject()) {
            fault(name, "must be an object");
        }
        JsonNode object = node != null && node.isObject() ? node : JsonNodeFactory.instance.objectNode();
        return new Form(object, path + name + ".", faults);
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** A text that must be there; empty if it is at fault. */
    String name(String name, int characters) {
        JsonNode node = field(name);
        if (node == null) {
            fault(name, "is missing");
            return "";
        }
        if (!node.isTextual()) {
            fault(name, "must be a text");
            return "";
        }
        return sound(name, node.textValue(), Text.nameFault(node.textValue(), characters)) ? node.textValue() : "";
    }

    @Nullable
    String text(String name, int characters) {
        JsonNode node = field(name);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            fault(name, "must be a text");
            return null;
        }
        String text = node.textValue();
        String fault = text.length() > characters ? "must be at most " + characters + " characters" : Text.fault(text);
        return sound(name, text, fault) ? text : null;
    }

    /** Distinct names, at least so many. */
    List<String> names(String name, int least, int most, int characters) {
        JsonNode node = field(name);
        if (node == null || !node.isArray() || node.size() < least || node.size() > most) {
            fault(name, "must be a list of " + least + " to " + most + " names");
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < node.size(); i++) {
            JsonNode entry = node.get(i);
            String at = name + "[" + i + "]";
            if (!entry.isTextual()) {
                fault(at, "must be a text");
            } else if (sound(at, entry.textValue(), Text.nameFault(entry.textValue(), characters))
                    && !names.add(entry.textValue())) {
                fault(at, "'" + Text.quoted(entry.textValue()) + "' is there twice");
            }
        }
        return List.copyOf(names);
    }

    int whole(String name, int least, int most, int absent) {
        return (int) whole(name, (long) least, most, absent);
    }

    long whole(String name, long least, long most, long absent) {
        JsonNode node = field(name);
        if (node == null) {
            return absent;
        }
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.longValue() < least
                || node.longValue() > most) {
            fault(name, "must be a whole number from " + least + " to " + most);
            return absent;
        }
        return node.longValue();
    }

    /** A whole number that must be there. */
    long wholeNeeded(String name, long least, long most) {
        if (!has(name)) {
            field(name);
            fault(name, "is missing: a whole number from " + least + " to " + most);
            return least;
        }
        return whole(name, least, most, least);
    }

    double number(String name, double least, double most, double absent) {
        JsonNode node = field(name);
        if (node == null) {
            return absent;
        }
        if (!node.isNumber() || !(node.doubleValue() >= least && node.doubleValue() <= most)) {
            fault(name, "must be a number from " + least + " to " + most);
            return absent;
        }
        return node.doubleValue();
    }

    boolean flag(String name, boolean absent) {
        JsonNode node = field(name);
        if (node != null && !node.isBoolean()) {
            fault(name, "must be true or false");
        }
        return node == null ? absent : node.booleanValue();
    }

    @Nullable
    Instant moment(String name) {
        String text = text(name, 64);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            fault(name, "must be a time such as 2026-12-31T16:00:00Z");
            return null;
        }
    }

    /** Names the fields that are there and were not asked for. */
    void close() {
        for (var field : object.properties()) {
            if (!known.contains(field.getKey())) {
                fault(
                        Text.quoted(field.getKey()),
                        OURS.contains(field.getKey())
                                ? "is set by Terrace: leave it out"
                                : "is not a field here: use " + String.join(", ", known));
            }
        }
    }

    private @Nullable JsonNode field(String name) {
        known.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private boolean sound(String name, String value, @Nullable String fault) {
        if (fault != null) {
            fault(name, fault);
        }
        return fault == null;
    }
}
