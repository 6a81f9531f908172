package dev.terrace.stack;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps one part running while it is wanted: what ends by itself starts again, after a pause that grows. */
final class Supervisor {
    private static final System.Logger LOG = System.getLogger(Supervisor.class.getName());
    private static final Duration READY = Duration.ofMinutes(4);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STEADY = Duration.ofSeconds(5);
    private static final int FIRST_PAUSE_MILLIS = 200;
    private static final int LONGEST_PAUSE_MILLIS = 5_000;
    private static final int MOST_RESTARTS = 3;

    private final Part part;
    private final Daemon daemon;
    private CountDownLatch unwanted = new CountDownLatch(0);
    private volatile int restarts;
    private volatile long startedNanos;

    Supervisor(Part part, Path home) {
        this.part = part;
        this.daemon = new Daemon(part.name(), home);
    }

    Part part() {
        return part;
    }

    boolean runs() {
        return daemon.runs();
    }

    /** Starts the part unless it is kept already; does not wait for it. */
    synchronized void start() {
        if (unwanted.getCount() == 0) {
            startedNanos = System.nanoTime();
            daemon.start(part.command());
            CountDownLatch end = new CountDownLatch(1);
            unwanted = end;
            Thread.ofVirtual().name("supervise-" + part.name()).start(() -> supervise(end));
        }
    }

    private void supervise(CountDownLatch end) {
        for (int pauseMillis = FIRST_PAUSE_MILLIS; end.getCount() > 0; ) {
            if (!daemon.endsWithin(STEADY)) {
                pauseMillis = FIRST_PAUSE_MILLIS;
            } else if (!happensWithin(Duration.ofMillis(pauseMillis), end)) {
                restart(end, pauseMillis > FIRST_PAUSE_MILLIS);
                pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    /** @param again whether it has just ended by itself before, so that the log of that first end is kept */
    private synchronized void restart(CountDownLatch end, boolean again) {
        if (end.getCount() > 0) {
            restarts++;
            startedNanos = System.nanoTime();
            LOG.log(Level.WARNING, "{0} has ended by itself; it is started again", part.name());
            try {
                if (again) {
                    daemon.startAgain(part.command());
                } else {
                    daemon.start(part.command());
                }
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "{0} could not be started: {1}", part.name(), e.getMessage());
            }
        }
    }

    /** Returns when the part is ready, whoever keeps it; refuses with the end of its log if that takes too long. */
    void awaitReady() {
        CountDownLatch end;
        synchronized (this) {
            end = unwanted.getCount() == 0 ? new CountDownLatch(1) : unwanted;
        }
        int restartsBefore = restarts;
        long deadline = System.nanoTime() + READY.toNanos();
        while (!part.ready()) {
            if (System.nanoTime() > deadline
                    || restarts - restartsBefore >= MOST_RESTARTS
                    || happensWithin(POLL, end)) {
                String first = restarts == restartsBefore
                        ? ""
                        : "%nHow it ended the first time is told in %s.".formatted(daemon.firstLog());
                throw new StackException("%s does not get ready. Its log, %s, ends:%n%s%s"
                        .formatted(part.name(), daemon.log(), daemon.tail(), first));
            }
        }
        long millis = Duration.ofNanos(System.nanoTime() - startedNanos).toMillis();
        LOG.log(Level.INFO, "{0} is ready after {1} ms", part.name(), Long.toString(millis));
    }

    /** Asks the part to end, whoever started it, and ends it once the grace is over; it stays down. */
    synchronized void stop(Duration grace) {
        unwanted.countDown();
        daemon.stop(grace);
    }

    /** Ends the part as {@code kill -9} does, whoever started it. */
    void kill() {
        daemon.kill();
    }

    private static boolean happensWithin(Duration wait, CountDownLatch event) {
        try {
            return event.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
