package dev.terrace.ingestion;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Content;
import org.jspecify.annotations.Nullable;

/**
 * One thing of a dataset that is to be labelled.
 *
 * @param id the client's own name for it, unique in the dataset
 * @param meta the client's own metadata, given back untouched
 * @param start a label to start from
 * @param maxOverlap the most labels that each of its units may get, where that is less than the project allows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Item(
        String id,
        Content content,
        @Nullable JsonNode meta,
        @Nullable JsonNode start,
        @Nullable Integer maxOverlap) implements Row {

    /** About the bytes that a unit of this item adds to a lot. */
    public int weight() {
        return 48 + id.length() + content.bytes() + length(meta) + length(start);
    }

    private static int length(@Nullable JsonNode node) {
        return node == null ? 0 : node.toString().length();
    }
}
