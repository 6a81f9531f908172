package dev.terrace.tools.client;

import java.util.Random;
import java.util.concurrent.atomic.LongAdder;

/** A line that drops now and then, by a seed: sometimes before the request has arrived, sometimes after it was answered. */
public final class Line {
    /** When a line drops during one call. */
    public enum Drop {
        NEVER,
        BEFORE_ARRIVAL,
        AFTER_ANSWER
    }

    private final Random random;
    private final double rate;
    private final LongAdder drops = new LongAdder();

    /** @param rate share of calls during which the line drops, 0 to 1 */
    public Line(long seed, double rate) {
        this.random = new Random(seed);
        this.rate = rate;
    }

    public static Line steady() {
        return new Line(0, 0);
    }

    /** How often it has dropped so far. */
    public long drops() {
        return drops.sum();
    }

    Drop next() {
        if (rate == 0 || random.nextDouble() >= rate) {
            return Drop.NEVER;
        }
        drops.increment();
        return random.nextBoolean() ? Drop.BEFORE_ARRIVAL : Drop.AFTER_ANSWER;
    }
}
