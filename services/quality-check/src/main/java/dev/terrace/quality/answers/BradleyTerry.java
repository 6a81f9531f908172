package dev.terrace.quality.answers;

import java.util.Arrays;

/**
 * Strengths of competitors from how often each was preferred to each: minorisation–maximisation (Hunter 2004). For reports
 * over many units; no label is ever judged by it.
 */
public final class BradleyTerry {
    private static final double EACH_WAY = 0.1;
    private static final int MOST_ROUNDS = 10_000;
    private static final double STILL = 1e-12;

    private BradleyTerry() {}

    /**
     * @param wins how often the row was preferred to the column; a tie is half a win of each
     * @return strengths that sum up to 1
     */
    public static double[] strengths(double[][] wins) {
        int n = wins.length;
        double[] strengths = new double[n];
        Arrays.fill(strengths, 1.0 / n);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] next = next(wins, strengths);
            double moved = 0;
            for (int i = 0; i < n; i++) {
                moved = Math.max(moved, Math.abs(next[i] - strengths[i]));
            }
            strengths = next;
            if (moved < STILL) {
                break;
            }
        }
        return strengths;
    }

    private static double[] next(double[][] wins, double[] strengths) {
        int n = wins.length;
        double[] next = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double won = 0;
            double met = 0;
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    won += wins[i][j] + EACH_WAY;
                    met += (wins[i][j] + wins[j][i] + 2 * EACH_WAY) / (strengths[i] + strengths[j]);
                }
            }
            next[i] = met == 0 ? 1 : won / met;
            sum += next[i];
        }
        for (int i = 0; i < n; i++) {
            next[i] /= sum;
        }
        return next;
    }
}
