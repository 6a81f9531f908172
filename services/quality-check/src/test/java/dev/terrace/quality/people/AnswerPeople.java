package dev.terrace.quality.people;

import dev.terrace.quality.Simulation.Person;
import dev.terrace.shared.work.answers.AnswersLabel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Say which of two answers is better: right in about three of four, and the first rather than the second if in doubt. */
public final class AnswerPeople {
    private static final List<List<String>> TIE = List.of(List.of("a", "b"));
    private static final List<List<String>> A_BETTER = List.of(List.of("a"), List.of("b"));
    private static final List<List<String>> B_BETTER = List.of(List.of("b"), List.of("a"));

    private AnswerPeople() {}

    public static AnswersLabel truth(Random random) {
        int which = random.nextInt(20);
        return label(which < 2 ? TIE : which < 11 ? A_BETTER : B_BETTER, 1 + random.nextInt(3), List.of());
    }

    private static AnswersLabel label(List<List<String>> order, int by, List<String> shown) {
        return new AnswersLabel(order, order.size() == 1 ? null : by, shown, List.of(), Map.of());
    }

    public static AnswersLabel draw(AnswersLabel truth, Person person, Random random) {
        List<String> shown = new ArrayList<>(List.of("a", "b"));
        Collections.shuffle(shown, random);
        double right = .9 - 2.5 * person.mistakes();
        List<List<String>> order = truth.order();
        if (person.misses() >= 1 || random.nextDouble() < person.invents() / 2) {
            order = shown.getFirst().equals("a") ? A_BETTER : B_BETTER;
        } else if (random.nextDouble() > (truth.order().size() == 1 ? right / 2 : right)) {
            List<List<List<String>>> others = new ArrayList<>(List.of(TIE, A_BETTER, B_BETTER));
            others.remove(truth.order());
            order = others.get(random.nextInt(2));
        }
        int by = truth.by() == null ? 1 : Math.clamp(truth.by() + random.nextInt(3) - 1, 1, 3);
        return label(order, by, shown);
    }

    /** What most say; of as many, what was said first. */
    public static AnswersLabel mean(List<AnswersLabel> labels) {
        return labels.stream()
                .max(Comparator.comparingLong(l ->
                        labels.stream().filter(o -> o.order().equals(l.order())).count()))
                .orElseThrow();
    }
}
