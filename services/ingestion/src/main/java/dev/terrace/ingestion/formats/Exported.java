package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item and its resolution, as an export tells of them.
 *
 * @param label in the form of its work type; null where there is none
 * @param confidence in it as a whole, in [0, 1]
 * @param objects confidence in each of its objects, in their order
 * @param labels how many it rests on
 */
public record Exported(
        String item,
        Content content,
        @Nullable JsonNode meta,
        @Nullable JsonNode label,
        double confidence,
        List<Double> objects,
        int labels) {

    /** The address of the image; empty where the item is none. */
    String media() {
        return content instanceof Content.Image image ? image.media() : "";
    }

    int width() {
        return content instanceof Content.Image image && image.width() != null ? image.width() : 0;
    }

    int height() {
        return content instanceof Content.Image image && image.height() != null ? image.height() : 0;
    }

    /** The objects of this name in the label; none where there is no label. */
    Iterable<JsonNode> list(String name) {
        return label == null ? List.of() : label.path(name);
    }

    double confidenceOf(int object) {
        return object < objects.size() ? objects.get(object) : confidence;
    }

    /** The item's name as a file's, which leads nowhere else. */
    String file() {
        return file(item);
    }

    static String file(String name) {
        return name.replace('\\', '/').replace("..", "_").replaceFirst("^/+", "");
    }

    /** The same without what ends it. */
    String stem() {
        return Places.stem(file());
    }
}
