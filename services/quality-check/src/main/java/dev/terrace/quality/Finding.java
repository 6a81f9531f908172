package dev.terrace.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.work.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * One thing said of an object of a label, or of the whole label.
 *
 * @param code such as {@code misplaced}, {@code wrong-class}, {@code missing}; pages have words for each in both languages
 * @param path of the object in the label, {@code boxes[2]}; null for what the label lacks
 * @param wrong whether it counts against the label; a remark does not
 * @param words for the worker: "wrong place or size (43 % overlap, 50 % needed)"
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(String code, @Nullable String path, boolean wrong, String words) {

    /** The code of what is right. */
    static final String RIGHT = "right";

    public static Finding right(String path) {
        return new Finding(RIGHT, path, false, RIGHT);
    }

    public static Finding wrong(String code, @Nullable String path, String words) {
        return new Finding(code, path, true, words);
    }

    /** An attribute that is not what it should be. @param path of what has it */
    public static Finding wrongAttribute(String path, Attribute attribute) {
        return remark("wrong-attribute", path + "." + attribute.name(), attribute.name() + " is another one");
    }

    public static Finding remark(String code, @Nullable String path, String words) {
        return new Finding(code, path, false, words);
    }
}
