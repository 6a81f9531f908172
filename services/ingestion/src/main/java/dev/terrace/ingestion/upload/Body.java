package dev.terrace.ingestion.upload;

import static dev.terrace.ingestion.Refusal.BODY_BROKEN;
import static dev.terrace.shared.problem.CommonRefusal.BODY_TOO_LARGE;
import static dev.terrace.shared.problem.CommonRefusal.TOO_SLOW;

import dev.terrace.ingestion.Ids;
import dev.terrace.ingestion.Limits;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.stream.BulkInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of an upload: unpacked if need be, hashed and counted as it passes. It refuses what is too large, unpacks to too
 * much, comes too slowly or ends too early.
 */
final class Body extends BulkInputStream {

    private static final long RATIO_FREE_BYTES = 16L << 20;
    private static final int GZIP_BUFFER_BYTES = 32 * 1024;

    private final InputStream line;
    private final boolean gzip;
    private final long declaredBytes;
    private final Runnable closed;
    private final Limits limits;
    private final InstantSource clock;
    private final long startMillis;
    private final MessageDigest digest = Ids.digest();

    private @Nullable InputStream unpacked;
    private long lineBytes;
    private long bytes;
    private boolean cut;

    /**
     * @param declaredBytes that the request says it has; negative if it does not say
     * @param closed is run when the body is closed
     */
    Body(InputStream line, boolean gzip, long declaredBytes, Limits limits, InstantSource clock, Runnable closed) {
        this.line = new Counted(line);
        this.gzip = gzip;
        this.declaredBytes = declaredBytes;
        this.closed = closed;
        this.limits = limits;
        this.clock = clock;
        this.startMillis = clock.millis();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = unpacked().read(buffer, offset, length);
        } catch (IOException e) {
            throw broken();
        }
        if (read < 0 && cut) {
            throw broken();
        }
        if (read > 0) {
            bytes += read;
            digest.update(buffer, offset, read);
            checkSize();
        }
        return read;
    }

    /** Reads what is left and gives the hash of the whole, as it was before compression. */
    String sha256() throws IOException {
        byte[] rest = new byte[GZIP_BUFFER_BYTES];
        while (read(rest, 0, rest.length) >= 0) {}
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        closed.run();
    }

    private InputStream unpacked() throws IOException {
        if (unpacked == null) {
            unpacked = gzip ? new GZIPInputStream(line, GZIP_BUFFER_BYTES) : line;
        }
        return unpacked;
    }

    private Refused broken() {
        return new Refused(
                BODY_BROKEN,
                gzip
                        ? "It ended early or is not gzip: send it again, whole, with the same Idempotency-Key"
                        : "The connection was cut: send it again, whole, with the same Idempotency-Key");
    }

    private void checkSize() {
        if (Math.max(bytes, lineBytes) > limits.bodyBytes()) {
            throw new Refused(
                    BODY_TOO_LARGE,
                    "A manifest has at most " + limits.bodyBytes() + " bytes: send it as several datasets");
        }
        if (gzip && bytes > RATIO_FREE_BYTES && bytes / limits.gzipRatio() > lineBytes) {
            throw new Refused(
                    BODY_TOO_LARGE,
                    "It unpacks to more than " + limits.gzipRatio() + " times its size: send it without compression");
        }
    }

    private void checkPace() {
        long millis = clock.millis() - startMillis;
        if (millis > limits.bodyGrace().toMillis() && lineBytes < millis * limits.bodyBytesPerSecond() / 1000) {
            throw new Refused(
                    TOO_SLOW,
                    "A manifest comes at " + limits.bodyBytesPerSecond()
                            + " bytes a second or faster: compress it or send it in parts");
        }
    }

    /** Counts what comes over the line, and remembers that it broke, as unpacking takes a break between two members for the end. */
    private final class Counted extends BulkInputStream {
        private final InputStream source;

        Counted(InputStream source) {
            this.source = source;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read;
            try {
                read = source.read(buffer, offset, length);
            } catch (IOException e) {
                cut = true;
                throw e;
            }
            if (read > 0) {
                lineBytes += read;
                checkPace();
            }
            cut |= read < 0 && declaredBytes >= 0 && lineBytes != declaredBytes;
            return read;
        }

        /** Says that more may come, so that unpacking looks for another member rather than taking a pause for the end. */
        @Override
        public int available() {
            return 1;
        }
    }
}
