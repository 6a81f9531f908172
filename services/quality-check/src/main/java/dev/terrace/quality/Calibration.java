package dev.terrace.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * How often what was resolved at a confidence turned out to be right in a project: what is told is what was found, shrunk
 * towards what the votes say and never above it.
 *
 * @param bins by confidence, from {@link #FROM}
 */
public record Calibration(List<Bin> bins) {
    /** Where the bins begin. */
    public static final List<Double> FROM = List.of(.5, .6, .7, .8, .9, .95, .98);

    /** Nothing is known, and the votes are believed. */
    public static final Calibration NONE =
            new Calibration(FROM.stream().map(_ -> Bin.EMPTY).toList());

    private static final double PRIOR = 20;
    private static final double MOST_FOR_FEW = 0.949;
    private static final int FEW = 2;
    private static final int FEW_OF_MANY = 3;
    private static final int MANY_OPTIONS = 6;

    /**
     * Resolutions of which more is known.
     *
     * @param votes the sum of the confidences that the votes had
     */
    public record Bin(double count, double right, double votes) {
        static final Bin EMPTY = new Bin(0, 0, 0);

        Bin plus(Bin more) {
            return new Bin(count + more.count, right + more.right, votes + more.votes);
        }

        private double told() {
            return (right + PRIOR * votes / count) / (count + PRIOR);
        }
    }

    /** One resolution of which more is known: how sure the votes were, and how far it was right. */
    public record Check(int judgement, double votes, double right, double weight) {
        int bin() {
            return Calibration.bin(votes);
        }

        Bin asBin() {
            return new Bin(weight, right * weight, votes * weight);
        }
    }

    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * How sure the resolution is taken to be. Who dissents says that the unit is a hard one, on which people err together, good
     * as they are elsewhere: the confidence loses half of the share of dissent (measured on panels of known people of 3:1 that
     * said .97: .86 were right).
     */
    public double sure(Support support) {
        return Math.min(found(support.votes()), 1 - support.weight() / 2);
    }

    /**
     * The same as it is told. People err together on what is hard, and no skill says so: what two of them agree on was right in
     * .88 to .96, whatever their votes came to, and so it was where more labels had to be asked for; any dissent counts. Such a
     * resolution is not told as certain.
     *
     * @param first how many labels such units get at first
     */
    public double told(Support support, int first) {
        double told = Math.min(sure(support), 1 - support.dissent() / 2);
        return support.isFew(first) ? Math.min(told, MOST_FOR_FEW) : told;
    }

    /**
     * What stands behind a resolution.
     *
     * @param votes confidence as the votes have it
     * @param labels that count
     * @param dissent share of them that do not agree with it
     * @param known how well their workers are known, in [0, 1]
     * @param options among which they chose
     */
    public record Support(double votes, int labels, double dissent, double known, int options) {
        boolean hasManyOptions() {
            return options >= MANY_OPTIONS;
        }

        /** Whether they are too few to be certain: of many classes some are easily confused, and what needed more is hard. */
        private boolean isFew(int first) {
            return labels > first || labels <= (hasManyOptions() ? FEW_OF_MANY : FEW);
        }

        /** How much of the dissent counts: what strangers disagree on may be for want of skill, among few options. */
        private double weight() {
            return dissent * (hasManyOptions() ? 1 : known);
        }
    }

    private double found(double votes) {
        int bin = bin(votes);
        return bin < 0 || bins.get(bin).count() == 0 ? votes : Math.min(votes, rising().get(bin));
    }

    public Calibration plus(Check check) {
        if (check.bin() < 0) {
            return this;
        }
        List<Bin> more = new ArrayList<>(bins);
        more.set(check.bin(), more.get(check.bin()).plus(check.asBin()));
        return new Calibration(more);
    }

    /** The bin of a confidence; none below the first. */
    static int bin(double votes) {
        int bin = FROM.size() - 1;
        while (bin >= 0 && votes < FROM.get(bin)) {
            bin--;
        }
        return bin;
    }

    /** What each bin tells, those pooled that fall: more confidence never means less. */
    private List<Double> rising() {
        List<Double> told = new ArrayList<>();
        List<Bin> pools = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (Bin bin : bins) {
            Bin pool = bin;
            int size = 1;
            while (!pools.isEmpty() && falls(pools.getLast(), pool)) {
                pool = pool.plus(pools.removeLast());
                size += sizes.removeLast();
            }
            pools.add(pool);
            sizes.add(size);
        }
        for (int i = 0; i < pools.size(); i++) {
            for (int j = 0; j < sizes.get(i); j++) {
                told.add(pools.get(i).count() == 0 ? 1 : pools.get(i).told());
            }
        }
        return told;
    }

    private static boolean falls(Bin before, Bin after) {
        return before.count() > 0 && after.count() > 0 && before.told() > after.told();
    }
}
