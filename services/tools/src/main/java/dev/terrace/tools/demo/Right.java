package dev.terrace.tools.demo;

/** Objects of a label against the truth: those that are right, those that are not, those that are not there. */
public record Right(long right, long wrong, long missed) {
    public static final Right NONE = new Right(0, 0, 0);

    /** Of one answer. */
    public static Right of(boolean right) {
        return right ? new Right(1, 0, 0) : new Right(0, 1, 1);
    }

    public Right plus(Right other) {
        return new Right(right + other.right, wrong + other.wrong, missed + other.missed);
    }

    /** 2·right ÷ (2·right + wrong + missed); 1 where there was nothing to find and nothing was said. */
    public double share() {
        long all = 2 * right + wrong + missed;
        return all == 0 ? 1 : 2.0 * right / all;
    }
}
