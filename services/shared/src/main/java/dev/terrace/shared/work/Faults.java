package dev.terrace.shared.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sentences in which a label's faults are told. */
final class Faults {
    private static final int QUOTED_CHARS = 40;
    private static final int LISTED_CLASSES = 20;

    private Faults() {}

    static Optional<String> onlyField(@Nullable JsonNode label, String name) {
        if (label == null || !label.isObject()) {
            return Optional.of("label: expected an object with the field " + name);
        }
        for (var field : label.properties()) {
            if (!field.getKey().equals(name)) {
                return Optional.of(
                        "label." + quoted(field.getKey()) + ": unknown field; this project's labels have only " + name);
            }
        }
        return label.has(name) ? Optional.empty() : Optional.of(name + ": missing from the label");
    }

    static Optional<String> className(@Nullable JsonNode value, String path, List<String> classes) {
        if (value != null && value.isTextual() && classes.contains(value.textValue())) {
            return Optional.empty();
        }
        String got = value == null ? "nothing" : quoted(value.isTextual() ? value.textValue() : value.toString());
        String some = String.join(", ", classes.subList(0, Math.min(classes.size(), LISTED_CLASSES)));
        return Optional.of("%s: %s is not a class of this project; expected one of: %s%s"
                .formatted(path, got, some, classes.size() > LISTED_CLASSES ? ", …" : ""));
    }

    /** Text from outside, short enough to be repeated in an answer. */
    static String quoted(String text) {
        return "\"" + (text.length() <= QUOTED_CHARS ? text : text.substring(0, QUOTED_CHARS) + "…") + "\"";
    }
}
