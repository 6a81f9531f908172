package dev.terrace.ingestion;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing of a dataset that is to be labelled: an image by reference, or a text.
 *
 * @param id the client's own name for it, unique in the dataset
 * @param maxOverlap the most labels that this item may get, where that is less than the project allows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Item(
        String id,
        @Nullable String media,
        @Nullable String text,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer maxOverlap)
        implements Row {

    /** About the bytes that this item adds to a lot. */
    public int weight() {
        return 48 + id.length() + length(media) + length(text);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
