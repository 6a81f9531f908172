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
 * @param latest was she right, of late: what is older fades
 */
public record Skill(Map<String, Count> peers, Map<String, Count> gold, Count latest) {
    /** The question that every kind of work asks: was she right? */
    public static final String ALL = "all";

    /** Of a worker who has not been judged yet. */
    public static final Skill UNKNOWN = new Skill(Map.of(), Map.of());

    /** Of an answer that is known to be right. */
    public static final Skill SURE = new Skill(Map.of(), Map.of(ALL, new Count(1e6, 1e6)));

    /** What is left of the latest count after one label more. */
    static final double FADING = 0.85;

    private static final double PRIOR_HITS = 8;
    private static final double PRIOR_WEIGHT = 10;
    private static final double ABOVE_CHANCE = 0.01;
    private static final double MOST = 0.99;
    private static final double CHECKS_PER_DISAGREEMENT = 5;

    /** Weighted answers to one question. */
    public record Count(double hits, double weight) {
        public static final Count NONE = new Count(0, 0);

        public Count plus(Count more) {
            return new Count(hits + more.hits, weight + more.weight);
        }

        Count faded(double share) {
            return new Count(hits * share, weight * share);
        }
    }

    public Skill {
        peers = Map.copyOf(peers);
        gold = Map.copyOf(gold);
        latest = latest == null ? Count.NONE : latest;
    }

    public Skill(Map<String, Count> peers, Map<String, Count> gold) {
        this(peers, gold, Count.NONE);
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
     * The share of her labels that a second one is asked for although she is trusted: a disagreement of late brings several
     * checks, and only their agreement ends them.
     */
    public double checkRate() {
        return Math.clamp(CHECKS_PER_DISAGREEMENT * (latest.weight() - latest.hits()) / (1 + latest.weight()), 0, 1);
    }

    /** With what was learnt of one label more. */
    public Skill learn(Lesson lesson) {
        Map<String, Count> sum = new HashMap<>(lesson.gold() ? gold : peers);
        Count now = latest;
        for (Evidence e : lesson.evidence()) {
            Count more = new Count(e.hit() * e.weight(), e.weight());
            sum.merge(e.question(), more, Count::plus);
            if (e.question().equals(ALL) && e.weight() > 0) {
                now = now.faded(FADING).plus(more);
            }
        }
        return lesson.gold() ? new Skill(peers, sum, now) : new Skill(sum, gold, now);
    }

    /** What the lesson leaves of the latest count. */
    double fading(Lesson lesson) {
        return Math.pow(
                FADING,
                lesson.evidence().stream()
                        .filter(e -> e.question().equals(ALL) && e.weight() > 0)
                        .count());
    }

    /** With more evidence from peers. */
    public Skill learn(List<Evidence> more) {
        return learn(new Lesson(0, false, more));
    }
}
