package dev.terrace.shared.work.classesseveral;

import dev.terrace.shared.work.Label;
import java.util.List;

/** The classes chosen for an item, in the order of the schema: {@code {"classes": ["car", "rain"]}}. */
public record ClassesLabel(List<String> classes) implements Label {
    public ClassesLabel {
        classes = List.copyOf(classes);
    }
}
