package dev.terrace.quality.answers;

import dev.terrace.quality.Skill;

/** How readily a worker chooses what stands first, by how often she did. */
final class FirstShown {
    /** The question of the evidence: of the answers she preferred, did this one stand first? */
    static final String QUESTION = "first";

    private static final double PRIOR = 5;
    private static final double MOST = 20;
    private static final int HALVINGS = 60;

    private FirstShown() {}

    static double bias(Skill skill, double accuracy) {
        Skill.Count seen = skill.seen(QUESTION);
        return bias(seen.hits(), seen.weight() - seen.hits(), accuracy);
    }

    /** The β by which one of this accuracy, before whom the better answer stands first half the time, chooses the first so often. */
    static double bias(double first, double second, double accuracy) {
        double share = (first + PRIOR) / (first + second + 2 * PRIOR);
        double sure = Math.log(accuracy / (1 - accuracy));
        double least = -MOST;
        double most = MOST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (least + most) / 2;
            if ((sigmoid(middle + sure) + sigmoid(middle - sure)) / 2 < share) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return (least + most) / 2;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
