package dev.terrace.tools.measure;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A plain majority as a yardstick, with fair ties: of k classes that share the lead each is the winner 1/k of the time. */
public final class Votes {
    private final Map<String, Integer> votes = new HashMap<>();

    public static Votes of(Collection<String> labels) {
        Votes votes = new Votes();
        labels.forEach(votes::add);
        return votes;
    }

    public void add(String label) {
        votes.merge(label, 1, Integer::sum);
    }

    /** The chance that the majority says this. */
    public double chance(String label) {
        int lead = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        long leaders = votes.values().stream().filter(n -> n == lead).count();
        return lead > 0 && votes.getOrDefault(label, 0) == lead ? 1.0 / leaders : 0;
    }
}
