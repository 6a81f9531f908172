package dev.terrace.shared.work.classesseveral;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Label;
import java.util.List;
import java.util.Map;

/**
 * The classes chosen for an item, in the order of the schema: {@code {"classes": ["car", "rain"]}}.
 *
 * @param attributes what else is said of the item, by name
 */
public record ClassesLabel(
        List<String> classes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> attributes) implements Label {

    public ClassesLabel {
        classes = List.copyOf(classes);
        attributes = Attributes.values(attributes);
    }

    public ClassesLabel(List<String> classes) {
        this(classes, Map.of());
    }
}
