package dev.terrace.ingestion;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing of a dataset that is to be labelled.
 *
 * @param id the client's own name for it, unique in the dataset
 * @param meta the client's own metadata, given back untouched
 * @param start a label to start from
 * @param gold the label that is known to be right; no worker is shown it
 * @param maxOverlap the most labels that each of its units may get, where that is less than the project allows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Item(
        String id,
        Content content,
        @Nullable JsonNode meta,
        @Nullable JsonNode start,
        @Nullable @Schema(hidden = true) JsonNode gold,
        @Nullable Integer maxOverlap)
        implements Row {

    /** With another label to start from. */
    public Item startingFrom(JsonNode label) {
        return new Item(id, content, meta, label, gold, maxOverlap);
    }

    /** As people are shown it, with links to its media and without what is known to be right. */
    public Item shown(Content linked) {
        return new Item(id, linked, meta, start, null, maxOverlap);
    }

    /** About the bytes that a unit of this item adds to a lot. */
    public int weight() {
        return 48 + id.length() + content.bytes() + length(meta) + length(start) + length(gold);
    }

    private static int length(@Nullable JsonNode node) {
        return node == null ? 0 : node.toString().length();
    }
}
