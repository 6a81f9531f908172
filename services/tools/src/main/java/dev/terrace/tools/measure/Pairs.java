package dev.terrace.tools.measure;

import dev.terrace.shared.work.join.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** Pairs what is said with what is so, one to one, so that they are alike the most together. */
final class Pairs {
    private Pairs() {}

    /** The numbers of one that is said and one that is so, and how alike they are. */
    record Pair(int said, int real, double likeness) {}

    /** @param likeness of two; those of 0 are not the same */
    static <O> List<Pair> of(List<O> said, List<O> real, ToDoubleBiFunction<O, O> likeness) {
        if (said.isEmpty() || real.isEmpty()) {
            return List.of();
        }
        double[][] gain = new double[said.size()][real.size()];
        for (int s = 0; s < gain.length; s++) {
            for (int r = 0; r < real.size(); r++) {
                gain[s][r] = likeness.applyAsDouble(said.get(s), real.get(r));
            }
        }
        int[] best = Assignment.best(gain);
        List<Pair> pairs = new ArrayList<>();
        for (int s = 0; s < best.length; s++) {
            if (best[s] >= 0) {
                pairs.add(new Pair(s, best[s], gain[s][best[s]]));
            }
        }
        return pairs;
    }
}
