package dev.terrace.quality;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of some workers when a decision is made. */
public record Skills(Map<String, Skill> byWorker) {
    /** Nothing is known of anybody. */
    public static final Skills UNKNOWN = new Skills(Map.of());

    public Skills {
        byWorker = Map.copyOf(byWorker);
    }

    /** Of those who gave labels to these panels; whoever is unknown is left out. */
    public Map<String, Skill> of(List<Panel> panels) {
        Map<String, Skill> weights = new HashMap<>();
        for (Panel panel : panels) {
            for (PanelLabel label : panel.labels()) {
                Skill skill = of(label.worker());
                if (!skill.equals(Skill.UNKNOWN)) {
                    weights.put(label.worker(), skill);
                }
            }
        }
        return weights;
    }

    public Skill of(String worker) {
        return byWorker.getOrDefault(worker, Skill.UNKNOWN);
    }
}
