package dev.terrace.quality;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a worker did in a project, as far as is known: counts by question, from what others say of her labels and from what is
 * known to be right (gold, a reviewer's word) apart. A label of hers never counts for itself.
 *
 * @param peers by question
 * @param gold by question
 * @param doubt that she still looks at what she labels: the sum of what {@link Lesson#surprise surprised}, never below zero
 */
public record Skill(Map<String, Count> peers, Map<String, Count> gold, double doubt) {
    /** The question that every kind of work asks: was she right? */
    public static final String ALL = "all";

    /** Of a worker who has not been judged yet. */
    public static final Skill UNKNOWN = new Skill(Map.of(), Map.of());

    /** Of an answer that is known to be right. */
    public static final Skill SURE = new Skill(Map.of(), Map.of(ALL, new Count(1e6, 1e6)));

    private static final double PRIOR_HITS = 8;
    private static final double PRIOR_WEIGHT = 10;
    private static final double ABOVE_CHANCE = 0.01;
    private static final double MOST = 0.99;
    private static final double BY_CHANCE = 0.5;
    private static final double DOUBT_TO_CHECK_ALL = 3;

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

    public Skill(Map<String, Count> peers, Map<String, Count> gold) {
        this(peers, gold, 0);
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
        return Math.clamp((priorHits + seen.hits()) / (priorWeight + seen.weight()), 0, 1);
    }

    public Count seen(String question) {
        return peers.getOrDefault(question, Count.NONE).plus(gold.getOrDefault(question, Count.NONE));
    }

    /**
     * The share of her labels that a second one is asked for although she is trusted: a disagreement that her record does not
     * explain brings several checks, and only their agreement ends them (a cumulative sum test, Page 1954).
     */
    public double checkRate() {
        return Math.min(1, doubt / DOUBT_TO_CHECK_ALL);
    }

    /** How much likelier the evidence is of somebody who answers by chance than of one of this record, as a logarithm. */
    double surprise(List<Evidence> evidence) {
        double hits = 0;
        double weight = 0;
        int answers = 0;
        for (Evidence e : evidence) {
            if (e.question().equals(ALL) && e.weight() > 0) {
                hits += e.hit() * e.weight();
                weight += e.weight();
                answers++;
            }
        }
        double right = accuracy(2);
        return answers == 0
                ? 0
                : (hits * Math.log(BY_CHANCE / right) + (weight - hits) * Math.log(BY_CHANCE / (1 - right))) / answers;
    }

    /** With what was learnt of one label more. */
    public Skill learn(Lesson lesson) {
        Map<String, Count> sum = new HashMap<>(lesson.gold() ? gold : peers);
        for (Evidence e : lesson.evidence()) {
            sum.merge(e.question(), new Count(e.hit() * e.weight(), e.weight()), Count::plus);
        }
        double now = Math.max(0, doubt + lesson.surprise());
        return lesson.gold() ? new Skill(peers, sum, now) : new Skill(sum, gold, now);
    }

    /** With more evidence from peers. */
    public Skill learn(List<Evidence> more) {
        return learn(new Lesson(0, false, more, this));
    }
}
