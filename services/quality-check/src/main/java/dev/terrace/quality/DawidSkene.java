package dev.terrace.quality;

import java.util.Arrays;

/**
 * Who says what when what is true, and so what is true: Dawid and Skene's estimate (Applied Statistics 28, 1979) by expectation
 * and maximisation, with a prior: a worker's row of confusions starts at 4 on the diagonal and 1 off it, for without one it
 * does worse than a plain majority where workers give few labels. The classes are equally likely beforehand.
 *
 * <p>Probabilities are multiplied, not their logarithms added: one logarithm and one division an item, and expectation and
 * maximisation in one pass over labels that lie grouped by item. Two classes are kept in two local variables.
 */
public final class DawidSkene {
    private static final double DIAGONAL = 4;
    private static final double OFF_DIAGONAL = 1;
    private static final int MOST_ITERATIONS = 100;
    private static final double LEAST_GAIN = 1e-5;
    private static final double TINY = 1e-250;
    private static final double RESCALE = 1e250;

    private final Labels labels;
    private final int workers;
    private final int classes;

    /** Where the row of each label, of its worker saying it, begins in the tables. */
    private final int[] rows;

    /** P(says l | k is true) at [worker][l][k]. */
    private final double[] says;

    private final double[] counts;
    private final double[] posterior;
    private int iterations;
    private double objective;

    /**
     * Labels grouped by item.
     *
     * @param starts where each item's labels begin; one more at the end
     * @param worker who gave each label, from 0
     * @param label what she said, from 0
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Labels(int[] starts, int[] worker, int[] label) {
        public int items() {
            return starts.length - 1;
        }
    }

    private DawidSkene(Labels labels, int workers, int classes) {
        this.labels = labels;
        this.workers = workers;
        this.classes = classes;
        this.rows = new int[labels.label().length];
        Arrays.setAll(rows, i -> (labels.worker()[i] * classes + labels.label()[i]) * classes);
        this.says = new double[workers * classes * classes];
        this.counts = new double[says.length];
        this.posterior = new double[labels.items() * classes];
    }

    /** Estimates until an iteration gains next to nothing. It begins with the share of votes of each item. */
    public static DawidSkene of(Labels labels, int workers, int classes) {
        DawidSkene estimate = new DawidSkene(labels, workers, classes);
        estimate.start();
        double before = Double.NEGATIVE_INFINITY;
        double least = LEAST_GAIN * Math.max(1, labels.label().length);
        while (estimate.iterations < MOST_ITERATIONS) {
            estimate.iterate();
            if (estimate.objective - before < least) {
                break;
            }
            before = estimate.objective;
        }
        return estimate;
    }

    /** The probability that this class is the true one of the item. */
    public double posterior(int item, int k) {
        return posterior[item * classes + k];
    }

    /** The same if the label at this place had not been given. */
    public double without(int item, int at, int k) {
        int says = rows[at];
        double sum = 0;
        double own = 0;
        for (int c = 0; c < classes; c++) {
            double p = posterior(item, c) / this.says[says + c];
            sum += p;
            own = c == k ? p : own;
        }
        return own / sum;
    }

    public int iterations() {
        return iterations;
    }

    /** The logarithm of how likely all labels are, and of the prior; no iteration lowers it. */
    public double objective() {
        return objective;
    }

    private void start() {
        Arrays.fill(counts, 0);
        int[] starts = labels.starts();
        double[] share = new double[classes];
        for (int item = 0; item < labels.items(); item++) {
            Arrays.fill(share, 0);
            int n = starts[item + 1] - starts[item];
            for (int i = starts[item]; i < starts[item + 1]; i++) {
                share[labels.label()[i]] += 1.0 / n;
            }
            for (int i = starts[item]; i < starts[item + 1]; i++) {
                int at = rows[i];
                for (int k = 0; k < classes; k++) {
                    counts[at + k] += share[k];
                }
            }
        }
        maximise();
    }

    /** One pass: what is true by what workers say, and what that makes of the workers. */
    void iterate() {
        double prior = logPrior();
        Arrays.fill(counts, 0);
        objective = prior + (classes == 2 ? expectTwo() : expect());
        maximise();
        iterations++;
    }

    private double expectTwo() {
        int[] starts = labels.starts();
        double likelihood = 0;
        for (int item = 0; item < starts.length - 1; item++) {
            double a = .5;
            double b = .5;
            double scaled = 0;
            int end = starts[item + 1];
            for (int i = starts[item]; i < end; i++) {
                int at = rows[i];
                a *= says[at];
                b *= says[at + 1];
                if (a + b < TINY) {
                    a *= RESCALE;
                    b *= RESCALE;
                    scaled++;
                }
            }
            double sum = a + b;
            likelihood += Math.log(sum) - scaled * Math.log(RESCALE);
            double one = 1 / sum;
            a *= one;
            b *= one;
            posterior[item * 2] = a;
            posterior[item * 2 + 1] = b;
            for (int i = starts[item]; i < end; i++) {
                int at = rows[i];
                counts[at] += a;
                counts[at + 1] += b;
            }
        }
        return likelihood;
    }

    private double expect() {
        int[] starts = labels.starts();
        double likelihood = 0;
        double[] p = new double[classes];
        for (int item = 0; item < starts.length - 1; item++) {
            Arrays.fill(p, 1.0 / classes);
            double scaled = 0;
            int end = starts[item + 1];
            double sum = 1;
            for (int i = starts[item]; i < end; i++) {
                int at = rows[i];
                sum = 0;
                for (int k = 0; k < classes; k++) {
                    p[k] *= says[at + k];
                    sum += p[k];
                }
                if (sum < TINY) {
                    sum *= RESCALE;
                    scaled++;
                    for (int k = 0; k < classes; k++) {
                        p[k] *= RESCALE;
                    }
                }
            }
            likelihood += Math.log(sum) - scaled * Math.log(RESCALE);
            double one = 1 / sum;
            for (int k = 0; k < classes; k++) {
                p[k] *= one;
            }
            System.arraycopy(p, 0, posterior, item * classes, classes);
            for (int i = starts[item]; i < end; i++) {
                int at = rows[i];
                for (int k = 0; k < classes; k++) {
                    counts[at + k] += p[k];
                }
            }
        }
        return likelihood;
    }

    private void maximise() {
        for (int w = 0; w < workers; w++) {
            int row = w * classes * classes;
            for (int k = 0; k < classes; k++) {
                double all = DIAGONAL + OFF_DIAGONAL * (classes - 1);
                for (int l = 0; l < classes; l++) {
                    all += counts[row + l * classes + k];
                }
                for (int l = 0; l < classes; l++) {
                    int at = row + l * classes + k;
                    says[at] = (counts[at] + (l == k ? DIAGONAL : OFF_DIAGONAL)) / all;
                }
            }
        }
    }

    private double logPrior() {
        double sum = 0;
        for (int at = 0; at < says.length; at++) {
            boolean diagonal = at / classes % classes == at % classes;
            sum += (diagonal ? DIAGONAL : OFF_DIAGONAL) * Math.log(says[at]);
        }
        return sum;
    }
}
