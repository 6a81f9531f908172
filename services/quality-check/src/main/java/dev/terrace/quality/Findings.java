package dev.terrace.quality;

import java.util.List;

/**
 * All that is said of a label.
 *
 * @param right objects (or points, or the one answer) that are right
 * @param all those of the label, and those that it lacks
 */
public record Findings(List<Finding> list, int right, int all) {
    public Findings {
        list = List.copyOf(list);
    }

    /** The part of the label that is right, in [0, 1]; nothing to find and nothing found is right. */
    public double share() {
        return all == 0 ? 1 : (double) right / all;
    }
}
