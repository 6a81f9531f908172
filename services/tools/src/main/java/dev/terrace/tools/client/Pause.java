package dev.terrace.tools.client;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting, always with a bound. */
public final class Pause {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Pause() {}

    /** Rests this long, or less if the thread is interrupted. */
    public static void of(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    /** Looks again and again. @return whether the condition came true within the bound */
    public static boolean until(BooleanSupplier condition, Duration bound) {
        long end = System.nanoTime() + bound.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= end || Thread.currentThread().isInterrupted()) {
                return false;
            }
            of(BETWEEN_LOOKS);
        }
        return true;
    }
}
