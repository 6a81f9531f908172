package dev.terrace.quality;

import dev.terrace.shared.work.Label;
import java.util.List;
import java.util.Optional;

/**
 * What a panel says, before anybody decides.
 *
 * @param answers the best answer; several if the panel is tied between them
 * @param confidence in the best answer, in [0, 1], as the votes have it and before it is calibrated; at most .5 at a tie
 * @param objects the same for each object of the best answer, in their order; empty where the work has none
 */
public record Proposal<L extends Label>(List<L> answers, double confidence, List<Double> objects) {
    public Proposal {
        answers = List.copyOf(answers);
        objects = List.copyOf(objects);
    }

    /** The one best answer; empty at a tie, which nothing but another label or a person may break. */
    public Optional<L> resolution() {
        return answers.size() == 1 ? Optional.of(answers.getFirst()) : Optional.empty();
    }
}
