package dev.terrace.shared.http;

import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.stream.BulkInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The body of a request, unpacked as it is read, of which no more than a limit is read, neither by the resource nor to be thrown away. */
final class LimitedBody extends BulkInputStream {
    private static final int BUFFER = 8_192;
    private static final long SHORT_REST = 1 << 20;

    private final InputStream line;
    private final boolean packed;
    private final long bytes;
    private final Runnable hangUp;
    private InputStream open;
    private long read;

    LimitedBody(InputStream line, boolean packed, long bytes, Runnable hangUp) {
        this.line = line;
        this.open = line;
        this.packed = packed;
        this.bytes = bytes;
        this.hangUp = hangUp;
    }

    static Refused tooLarge(long bytes) {
        return new Refused(
                CommonRefusal.BODY_TOO_LARGE,
                "At most %d bytes are taken here, after decompression: send the work in smaller parts"
                        .formatted(bytes));
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int some = some(buffer, offset, length);
        read += Math.max(0, some);
        if (read > bytes) {
            hangUp.run();
            throw tooLarge(bytes);
        }
        return some;
    }

    private int some(byte[] buffer, int offset, int length) throws IOException {
        if (!packed) {
            return line.read(buffer, offset, length);
        }
        try {
            if (open == line) {
                open = new GZIPInputStream(line, BUFFER);
            }
            return open.read(buffer, offset, length);
        } catch (ZipException | EOFException e) {
            hangUp.run();
            throw new Refused(CommonRefusal.MALFORMED, "The body is not whole gzip, as its Content-Encoding says");
        }
    }

    @Override
    public int available() throws IOException {
        return packed ? 0 : line.available();
    }

    /** Throws a short rest away, so that the connection can be used again; a long one is left where it is. */
    @Override
    public void close() throws IOException {
        byte[] rest = new byte[BUFFER];
        for (long thrown = 0; thrown < Math.min(SHORT_REST, bytes - read); ) {
            int some = line.read(rest);
            if (some < 0) {
                line.close();
                return;
            }
            thrown += some;
        }
        hangUp.run();
    }
}
