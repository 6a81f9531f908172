package dev.terrace.tools.measure;

/** How much is found of what there is, micro-averaged, and how alike the pairs are. */
final class Found {
    private long found;
    private long missed;
    private long wrong;
    private double likeness;

    void add(long found, long said, long real, double likeness) {
        this.found += found;
        this.missed += real - found;
        this.wrong += said - found;
        this.likeness += likeness;
    }

    /** 2·found ÷ (2·found + missed + wrong); 1 where there was nothing to find and nothing was said. */
    double f1() {
        long all = 2 * found + missed + wrong;
        return all == 0 ? 1 : 2.0 * found / all;
    }

    double precision() {
        return found + wrong == 0 ? 1 : (double) found / (found + wrong);
    }

    double recall() {
        return found + missed == 0 ? 1 : (double) found / (found + missed);
    }

    /** Over the pairs found; 0 if there is none. */
    double mean() {
        return found == 0 ? 0 : likeness / found;
    }
}
