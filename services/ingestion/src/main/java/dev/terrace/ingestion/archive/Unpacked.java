package dev.terrace.ingestion.archive;

import dev.terrace.shared.stream.BulkInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;

/** The bytes of one entry, of which no more come than an archive may hold, whatever its directory says. */
final class Unpacked extends BulkInputStream {
    private final InputStream in;
    private final ArchiveLimits limits;
    private final LongSupplier packed;
    private final long allBefore;
    private final CRC32 crc = new CRC32();
    private long read;

    /** @param packed how many bytes have been read of the archive for it */
    Unpacked(InputStream in, ArchiveLimits limits, long allBefore, LongSupplier packed) {
        this.in = in;
        this.limits = limits;
        this.packed = packed;
        this.allBefore = allBefore;
    }

    /** The entry, or the whole archive, unpacks to more than it may. */
    static final class Bomb extends IOException {
        private final String problem;

        Bomb(String problem) {
            super(problem);
            this.problem = problem;
        }

        String problem() {
            return problem;
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int some = in.read(bytes, offset, length);
        if (some > 0) {
            read += some;
            crc.update(bytes, offset, some);
            check();
        }
        return some;
    }

    private void check() throws Bomb {
        if (read > limits.fileBytes()) {
            throw new Bomb("it unpacks to more than " + limits.fileBytes() + " bytes");
        }
        if (allBefore + read > limits.allBytes()) {
            throw new Bomb("the archive unpacks to more than " + limits.allBytes() + " bytes: send it in parts");
        }
        if (read > ArchiveLimits.RATIO_FROM_BYTES && read / limits.ratio() > Math.max(1, packed.getAsLong())) {
            throw new Bomb("it unpacks to more than " + limits.ratio() + " times its size");
        }
    }

    long bytesRead() {
        return read;
    }

    long crc() {
        return crc.getValue();
    }
}
