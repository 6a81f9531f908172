package dev.terrace.quality;

/**
 * How often a worker was right in a project, as far as is known.
 *
 * @param agreed the sum of her labels' probabilities of being right
 * @param labels how many of her labels that sums up
 */
public record Skill(double agreed, long labels) {
    /** Of a worker who has not been judged yet. */
    public static final Skill UNKNOWN = new Skill(0, 0);

    private static final double PRIOR_AGREED = 8;
    private static final double PRIOR_LABELS = 10;
    private static final double ABOVE_CHANCE = 0.01;
    private static final double MOST = 0.99;

    /** The expected share of right labels: eight of ten until more is known, and then ever more what was seen. */
    public double accuracy() {
        return (PRIOR_AGREED + agreed) / (PRIOR_LABELS + labels);
    }

    public Skill plus(Skill more) {
        return new Skill(agreed + more.agreed, labels + more.labels);
    }

    /** {@link #accuracy} among so many classes, kept above chance: no label ever speaks for the other classes. */
    double accuracy(int classes) {
        return Math.min(Math.max(accuracy(), 1.0 / classes + ABOVE_CHANCE), MOST);
    }
}
