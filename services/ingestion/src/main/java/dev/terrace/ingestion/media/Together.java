package dev.terrace.ingestion.media;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.io.function.IOConsumer;

/** Does one thing to each of many, several at a time, on threads that may wait for a disk. */
public final class Together {
    private Together() {}

    /** Returns when it is done to all. @throws IOException of one to which it could not be done; those not begun by then are left */
    public static <T> void each(Collection<T> all, int atOnce, IOConsumer<T> action) throws IOException {
        if (all.size() <= 1) {
            for (T one : all) {
                action.accept(one);
            }
            return;
        }
        List<Future<?>> underWay = new ArrayList<>(all.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.min(atOnce, all.size()))) {
            for (T one : all) {
                underWay.add(threads.submit(() -> {
                    action.accept(one);
                    return one;
                }));
            }
            try {
                for (Future<?> one : underWay) {
                    one.get();
                }
            } finally {
                underWay.forEach(one -> one.cancel(false));
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while media were being kept");
        }
    }
}
