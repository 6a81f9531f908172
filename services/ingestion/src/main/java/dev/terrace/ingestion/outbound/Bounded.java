package dev.terrace.ingestion.outbound;

import dev.terrace.shared.stream.BulkInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** No more bytes, and no later, than allowed; a slow drip passes a socket's own time limit. */
public final class Bounded extends BulkInputStream {
    private final InputStream in;
    private final long most;
    private final long until;
    private long read;

    /**
     * @param most bytes
     * @param until as {@link System#nanoTime} counts
     */
    Bounded(InputStream in, long most, long until) {
        this.in = in;
        this.most = most;
        this.until = until;
    }

    /** @param most bytes */
    public static Bounded of(InputStream in, long most, Duration wait) {
        return new Bounded(in, most, System.nanoTime() + wait.toNanos());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int some = in.read(bytes, offset, length);
        read += Math.max(0, some);
        if (read > most) {
            throw new IOException("it has more than " + most + " bytes");
        }
        if (System.nanoTime() > until) {
            throw new IOException("it did not come in time");
        }
        return some;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
