package dev.terrace.tools.measure;

import dev.terrace.tools.client.Pause;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How fast something is counted up. */
public final class Rate {
    private Rate() {}

    /** How many more there are a second, over this long from now. */
    public static double over(Duration window, LongSupplier counted) {
        long before = counted.getAsLong();
        long began = System.nanoTime();
        Pause.of(window);
        return (counted.getAsLong() - before) * 1e9 / (System.nanoTime() - began);
    }
}
