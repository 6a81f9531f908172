package dev.terrace.quality.answers;

import java.util.Arrays;
import java.util.List;

/**
 * What several people say of two answers. A person of accuracy q names the better one with probability q, and each of the two
 * other outcomes with half the rest; of equal ones she says so with probability q / 2. What stands first is chosen more readily
 * by some: her outcome c gets a factor e^(β/2) if c stood first, e^(−β/2) if it stood second, before the probabilities are made
 * to sum up to 1. Before anybody speaks the answers are equally good with probability .1.
 */
final class Comparison {
    private static final double EQUAL_BEFORE = 0.1;
    private static final double TIE = 1e-9;

    private final double[] posterior;

    /** How two answers compare. */
    enum Outcome {
        ONE,
        OTHER,
        EQUAL;

        double points() {
            return this == ONE ? 1 : this == EQUAL ? .5 : 0;
        }
    }

    /**
     * One person's word.
     *
     * @param first the answer that stood first; EQUAL where that is not known
     * @param bias her β
     */
    record Said(Outcome outcome, Outcome first, double accuracy, double bias) {
        private double probability(Outcome truth) {
            double sum = 0;
            for (Outcome c : Outcome.values()) {
                sum += weight(c, truth);
            }
            return weight(outcome, truth) / sum;
        }

        private double weight(Outcome c, Outcome truth) {
            double told = truth == Outcome.EQUAL ? accuracy / 2 : accuracy;
            double plain = c == truth ? told : (1 - told) / 2;
            if (c == Outcome.EQUAL || first == Outcome.EQUAL) {
                return plain;
            }
            return plain * Math.exp(c == first ? bias / 2 : -bias / 2);
        }
    }

    Comparison(List<Said> said) {
        posterior = new double[Outcome.values().length];
        for (Outcome truth : Outcome.values()) {
            double p = truth == Outcome.EQUAL ? EQUAL_BEFORE : (1 - EQUAL_BEFORE) / 2;
            posterior[truth.ordinal()] = Math.log(p)
                    + said.stream()
                            .mapToDouble(s -> Math.log(s.probability(truth)))
                            .sorted()
                            .sum();
        }
        double most = Arrays.stream(posterior).max().orElse(0);
        double sum = Arrays.stream(posterior).map(p -> Math.exp(p - most)).sum();
        for (int i = 0; i < posterior.length; i++) {
            posterior[i] = Math.exp(posterior[i] - most) / sum;
        }
    }

    double probability(Outcome outcome) {
        return posterior[outcome.ordinal()];
    }

    /** The likeliest outcomes, more than one at a tie. */
    List<Outcome> best() {
        double most = Arrays.stream(posterior).max().orElse(0);
        return Arrays.stream(Outcome.values())
                .filter(o -> probability(o) >= most - TIE)
                .toList();
    }
}
