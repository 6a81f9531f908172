package dev.terrace.quality;

import java.util.List;

/**
 * What a judgement taught of a label's worker. What is found to be untrue later is taken back by a lesson of negative weight.
 *
 * @param gold whether it rests on what is known to be right (gold, a reviewer's word), and not on other labels
 */
public record Lesson(int judgement, boolean gold, List<Evidence> evidence) {
    public Lesson {
        evidence = List.copyOf(evidence);
    }

    /** The lesson that takes this one back. */
    Lesson undone(int by) {
        return new Lesson(
                by,
                gold,
                evidence.stream()
                        .map(e -> new Evidence(e.question(), e.hit(), -e.weight()))
                        .toList());
    }
}
