package dev.terrace.ingestion;

import io.opentelemetry.context.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Stores one thing while its caller prepares the next. A new task waits until the last has ended, so that no more than two
 * are in memory; a task's failure is thrown to whoever calls next.
 */
public final class OneBehind implements AutoCloseable {

    private final ExecutorService executor = Context.taskWrapping(
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory()));
    private Future<?> last = CompletableFuture.<@Nullable Void>completedFuture(null);

    public void run(Runnable task) {
        await();
        last = executor.submit(task);
    }

    /** Waits until all is done. */
    public void await() {
        try {
            last.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while storing", e);
        }
    }

    /** Waits for the task under way, whatever becomes of it. */
    @Override
    public void close() {
        executor.close();
    }
}
