package dev.terrace.shared.event;

import dev.terrace.shared.work.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lot has been split off a dataset and waits for labels. */
public record LotCreated(String lot, Terms terms, List<Unit> units) {

    /**
     * One unit; its number is its place in the list.
     *
     * @param item the client's own id of the item
     * @param width of the media in pixels, where known; so is height
     * @param maxOverlap labels this unit may get at most, at or below the policy's
     */
    public record Unit(
            String item,
            @Nullable String media,
            @Nullable String text,
            @Nullable Integer width,
            @Nullable Integer height,
            int maxOverlap) {}
}
