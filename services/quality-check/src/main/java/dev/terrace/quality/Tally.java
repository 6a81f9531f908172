package dev.terrace.quality;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Votes on one question with so many options. A vote of accuracy q adds λ = ln(q (K − 1) / (1 − q)) to its option, which is
 * how much likelier it is if that option is the true one; the posterior is the softmax over all K, unnamed ones at 0.
 */
public final class Tally {
    private static final double TIE = 1e-9;

    private final int options;
    private final SortedMap<String, Double> scores = new TreeMap<>();

    /** @param options among which the voters chose, named by one of them or not */
    public Tally(int options) {
        this.options = options;
    }

    /** @param part of a vote: 1, or less where several labels share one */
    public void add(String option, Skill skill, double part) {
        scores.merge(option, part * weight(skill, options), Double::sum);
    }

    /** What a vote of this skill is worth. */
    public static double weight(Skill skill, int options) {
        double q = skill.accuracy(options);
        return options == 1 ? 0 : Math.log(q * (options - 1) / (1 - q));
    }

    /** The probability of yes, where yes is worth so much more than no. */
    public static double yes(double weight) {
        return 1 / (1 + Math.exp(-weight));
    }

    /** Whether neither yes nor no is likelier. */
    public static boolean isEven(double probability) {
        return Math.abs(probability - .5) < TIE;
    }

    /** How much is known if an option has this probability, from 0 at pure chance to 1. */
    public static double aboveChance(double probability, int options) {
        return options == 1 ? 0 : Math.max(0, (probability - 1.0 / options) / (1 - 1.0 / options));
    }

    /** The likeliest options by name, more than one at a tie; none if nobody voted. */
    public List<String> best() {
        double most = scores.values().stream().mapToDouble(s -> s).max().orElse(0);
        return scores.entrySet().stream()
                .filter(e -> e.getValue() >= most - TIE)
                .map(Map.Entry::getKey)
                .toList();
    }

    public boolean isTied() {
        return best().size() > 1;
    }

    /** The probability of an option. */
    public double of(String option) {
        double most = scores.values().stream().mapToDouble(s -> s).max().orElse(0);
        double sum = Math.max(0, options - scores.size()) * Math.exp(-most);
        for (double score : scores.values()) {
            sum += Math.exp(score - most);
        }
        return Math.exp(scores.getOrDefault(option, 0.0) - most) / sum;
    }

    /** The probability of the likeliest option. */
    public double probability() {
        return of(best().getFirst());
    }

    public int options() {
        return options;
    }
}
