package dev.terrace.ingestion;

import io.opentelemetry.context.Context;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stores things while its caller prepares the next. Who brings more than may be under way waits, so that memory is bounded: many
 * light things are stored at a time, heavy ones one by one. A failure is thrown to whoever calls next.
 */
public final class Behind implements AutoCloseable {
    private static final int BYTES = 1 << 20;

    private final Semaphore free = new Semaphore(BYTES);
    private final ExecutorService executor = Context.taskWrapping(Executors.newVirtualThreadPerTaskExecutor());
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** @param bytes that it takes, about */
    public void run(int bytes, Runnable task) {
        int permits = Math.clamp(bytes, 1, BYTES);
        acquire(permits);
        try {
            throwFailure();
            executor.execute(() -> done(permits, task));
        } catch (RuntimeException | Error e) {
            free.release(permits);
            throw e;
        }
    }

    private void done(int permits, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        } finally {
            free.release(permits);
        }
    }

    /** Waits until all is done. */
    public void await() {
        acquire(BYTES);
        free.release(BYTES);
        throwFailure();
    }

    private void acquire(int permits) {
        try {
            free.acquire(permits);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while storing", e);
        }
    }

    private void throwFailure() {
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    /** Waits for what is under way, whatever becomes of it. */
    @Override
    public void close() {
        executor.close();
    }
}
