package dev.terrace.ingestion;

import java.util.List;

/**
 * A run of neighbouring rows of a dataset, stored as they came and never changed. A lot lies within one block.
 *
 * @param id {@code <dataset>/<attempt>/<number>}, so that the order of ids is the order of rows
 */
public record Block(String id, List<Item> items, List<RefusedRow> refusals) {

    /** Its number in its attempt. */
    public int number() {
        return Integer.parseInt(id.substring(id.lastIndexOf('/') + 1));
    }

    /** About the bytes of its items. */
    public int weight() {
        return items.stream().mapToInt(Item::weight).sum();
    }

    public static String id(String dataset, int attempt, int number) {
        return "%s/%04d/%06d".formatted(dataset, attempt, number);
    }
}
