package dev.terrace.ingestion.formats;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a format could not carry, counted by kind, so that nothing is dropped in silence. */
public final class Losses {
    private final Map<String, Integer> counts = new TreeMap<>();

    void add(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /** A line for each kind. */
    public String report() {
        return counts.entrySet().stream()
                .map(e -> e.getValue() + " × " + e.getKey() + "\n")
                .collect(Collectors.joining());
    }
}
