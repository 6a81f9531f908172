package dev.terrace.tools.site;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says once and for all that it is time to stop; who rests in between wakes at once. */
final class Signal {
    private final CountDownLatch raised = new CountDownLatch(1);

    void raise() {
        raised.countDown();
    }

    boolean raised() {
        return raised.getCount() == 0;
    }

    /** Rests for this long, or until it is raised. */
    boolean await(Duration atMost) {
        try {
            return raised.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
