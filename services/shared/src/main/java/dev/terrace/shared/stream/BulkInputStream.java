package dev.terrace.shared.stream;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that says once how its bytes are read. One at a time and skipping go the same way, so that what counts or checks bytes
 * as they pass sees all of them.
 */
public abstract class BulkInputStream extends InputStream {
    @Override
    public abstract int read(byte[] buffer, int offset, int length) throws IOException;

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }
}
