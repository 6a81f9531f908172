package dev.terrace.tools.bench;

import dev.terrace.tools.client.Answer;
import java.util.Arrays;
import java.util.function.Supplier;

/** How long calls took. Many threads may add to it. */
final class Latencies {
    private long[] nanos = new long[1 << 10];
    private int count;

    /** Makes the call and notes how long it took. */
    Answer timed(Supplier<Answer> call) {
        long began = System.nanoTime();
        Answer answer = call.get();
        add(System.nanoTime() - began);
        return answer;
    }

    synchronized void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = took;
    }

    synchronized void clear() {
        count = 0;
    }

    synchronized int count() {
        return count;
    }

    /** The time within which this share of the calls was answered; 0 if there were none. */
    synchronized double millis(double share) {
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) (share * count))] / 1e6;
    }

    /** In words. */
    String spread() {
        return "p99 %.1f ms of %,d calls".formatted(millis(0.99), count());
    }
}
