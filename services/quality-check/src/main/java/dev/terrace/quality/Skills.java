package dev.terrace.quality;

import java.util.Map;

/** What is known of some workers when a decision is made. */
public record Skills(Map<String, Skill> byWorker) {
    /** Nothing is known of anybody. */
    public static final Skills UNKNOWN = new Skills(Map.of());

    public Skills {
        byWorker = Map.copyOf(byWorker);
    }

    public Skill of(String worker) {
        return byWorker.getOrDefault(worker, Skill.UNKNOWN);
    }
}
