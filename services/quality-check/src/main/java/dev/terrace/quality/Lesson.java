package dev.terrace.quality;

import java.util.List;

/**
 * What a judgement taught of a label's worker. What is found to be untrue later is taken back by a lesson of negative weight.
 *
 * @param gold whether it rests on what is known to be right (gold, a reviewer's word), and not on other labels
 * @param surprise how much likelier the label is of one who no longer looks than of one as good as her record, as a logarithm
 */
public record Lesson(int judgement, boolean gold, List<Evidence> evidence, double surprise) {
    public Lesson {
        evidence = List.copyOf(evidence);
    }

    /** What the evidence teaches of one of this record. */
    Lesson(int judgement, boolean gold, List<Evidence> evidence, Skill record) {
        this(judgement, gold, evidence, record.surprise(evidence));
    }

    /** The lesson that takes this one back. */
    Lesson undone(int by) {
        return new Lesson(
                by,
                gold,
                evidence.stream()
                        .map(e -> new Evidence(e.question(), e.hit(), -e.weight()))
                        .toList(),
                0);
    }
}
