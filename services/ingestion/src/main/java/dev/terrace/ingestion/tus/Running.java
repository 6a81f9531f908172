package dev.terrace.ingestion.tus;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The requests of this instance that append to uploads now. Who comes back after a cut line asks for the offset while the
 * dead request still waits for bytes: its line is closed, and what it has is kept, before the offset is told.
 */
final class Running {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Map<String, Request> requests = new ConcurrentHashMap<>();

    /** One request that appends; closed when it is over. */
    final class Request implements AutoCloseable {
        private final String upload;
        private final Runnable hangUp;
        private final CountDownLatch over = new CountDownLatch(1);

        private Request(String upload, Runnable hangUp) {
            this.upload = upload;
            this.hangUp = hangUp;
        }

        @Override
        public void close() {
            requests.remove(upload, this);
            over.countDown();
        }
    }

    Request begin(String upload, Runnable hangUp) {
        Request request = new Request(upload, hangUp);
        requests.put(upload, request);
        return request;
    }

    /** Ends the request that appends to this upload, if there is one, and waits for it. @return whether none is left */
    boolean end(String upload) {
        Request request = requests.get(upload);
        if (request == null) {
            return true;
        }
        request.hangUp.run();
        try {
            return request.over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
