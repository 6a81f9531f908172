package dev.terrace.tools.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** Pairs what was said with what is so, best first, one to one. */
final class Pairing {
    private record Pair(int said, int real, double likeness) {}

    private Pairing() {}

    /** @param likeness of two objects; those of 0 are not the same */
    static Right of(JsonNode said, JsonNode real, ToDoubleBiFunction<JsonNode, JsonNode> likeness) {
        List<Pair> pairs = new ArrayList<>();
        for (int s = 0; s < said.size(); s++) {
            for (int r = 0; r < real.size(); r++) {
                double like = likeness.applyAsDouble(said.get(s), real.get(r));
                if (like > 0) {
                    pairs.add(new Pair(s, r, like));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::likeness).reversed());
        boolean[] saidTaken = new boolean[said.size()];
        boolean[] realTaken = new boolean[real.size()];
        int right = 0;
        for (Pair pair : pairs) {
            if (!saidTaken[pair.said] && !realTaken[pair.real]) {
                saidTaken[pair.said] = true;
                realTaken[pair.real] = true;
                right++;
            }
        }
        return new Right(right, said.size() - right, real.size() - right);
    }
}
