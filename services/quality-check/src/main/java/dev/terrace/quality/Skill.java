package dev.terrace.quality;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a worker did in a project, as far as is known: counts by question, from what others say of her labels and from gold
 * apart. A label of hers never counts for itself.
 *
 * @param peers by question
 * @param gold by question
 */
public record Skill(Map<String, Count> peers, Map<String, Count> gold) {
    /** The question that every kind of work asks: was she right? */
    public static final String ALL = "all";

    /** Of a worker who has not been judged yet. */
    public static final Skill UNKNOWN = new Skill(Map.of(), Map.of());

    private static final double PRIOR_HITS = 8;
    private static final double PRIOR_WEIGHT = 10;
    private static final double ABOVE_CHANCE = 0.01;
    private static final double MOST = 0.99;

    /** Weighted answers to one question. */
    public record Count(double hits, double weight) {
        public static final Count NONE = new Count(0, 0);

        public Count plus(Count more) {
            return new Count(hits + more.hits, weight + more.weight);
        }
    }

    public Skill {
        peers = Map.copyOf(peers);
        gold = Map.copyOf(gold);
    }

    /** The expected share of right labels: eight of ten until more is known, and then ever more what was seen. */
    public double accuracy() {
        return rate(ALL, PRIOR_HITS, PRIOR_WEIGHT);
    }

    /** {@link #accuracy} among so many options, kept above chance: no label ever speaks for what it does not say. */
    public double accuracy(int options) {
        return Math.min(Math.max(accuracy(), 1.0 / options + ABOVE_CHANCE), MOST);
    }

    /** The share of hits of a question, from a prior and all that was seen. */
    public double rate(String question, double priorHits, double priorWeight) {
        Count seen = seen(question);
        return (priorHits + seen.hits()) / (priorWeight + seen.weight());
    }

    public Count seen(String question) {
        return peers.getOrDefault(question, Count.NONE).plus(gold.getOrDefault(question, Count.NONE));
    }

    /** With more evidence from peers. */
    public Skill learn(List<Evidence> more) {
        Map<String, Count> sum = new HashMap<>(peers);
        more.forEach(e -> sum.merge(e.question(), new Count(e.hit() * e.weight(), e.weight()), Count::plus));
        return new Skill(sum, gold);
    }
}
