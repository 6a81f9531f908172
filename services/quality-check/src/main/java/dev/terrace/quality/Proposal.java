package dev.terrace.quality;

import dev.terrace.shared.work.Label;
import java.util.List;
import java.util.Optional;

/**
 * What a panel says, before anybody decides.
 *
 * @param answers the best answer; several if the panel is tied between them
 * @param confidence in the best answer, in [0, 1]
 * @param agrees how far each label of the panel seems right, in [0, 1]
 */
public record Proposal(List<Label> answers, double confidence, List<Double> agrees) {

    /** The one best answer; empty at a tie, which nothing but another label or a person may break. */
    public Optional<Label> resolution() {
        return answers.size() == 1 ? Optional.of(answers.getFirst()) : Optional.empty();
    }
}
