package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.store.Versioned;

/**
 * How a client stands among the others; the operator says so, never the client.
 *
 * @param priorityClass 0 to 9; all work of a higher class is dealt before any of a lower one
 * @param weight share among the clients of the class
 */
public record Standing(@JsonProperty("_id") String id, long version, int priorityClass, int weight)
        implements Versioned<Standing> {
    private static final int USUAL_CLASS = 5;

    public static Standing usual(String client) {
        return new Standing(client, 0, USUAL_CLASS, 1);
    }

    public String client() {
        return id;
    }

    @Override
    public Standing withVersion(long next) {
        return new Standing(id, next, priorityClass, weight);
    }
}
