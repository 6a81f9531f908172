package dev.terrace.shared.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.TermsId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lot has been split off a dataset and waits for labels. */
public record LotCreated(String lot, TermsId terms, List<Unit> units) {

    /**
     * One unit; its number is its place in the list.
     *
     * @param item the client's own id of the item
     * @param meta the client's own metadata of the item, given back untouched
     * @param start a label to start from, which a worker corrects; null for none
     * @param maxOverlap labels this unit may get at most, at or below the policy's
     */
    public record Unit(
            String item,
            Part part,
            Content content,
            @Nullable JsonNode meta,
            @Nullable JsonNode start,
            int maxOverlap) {}
}
