package dev.terrace.shared.work.classes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Label;
import java.util.Map;

/**
 * The class chosen for an item: {@code {"class": "cat"}}.
 *
 * @param attributes what else is said of the item, by name
 */
public record ClassLabel(
        @JsonProperty("class") String name,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> attributes) implements Label {

    public ClassLabel {
        attributes = Attributes.values(attributes);
    }

    public ClassLabel(String name) {
        this(name, Map.of());
    }
}
