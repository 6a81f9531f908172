package dev.terrace.ingestion.archive;

import dev.terrace.ingestion.media.Probe;
import java.io.IOException;
import java.nio.file.Path;

/** An archive in a file: zip, tar, tar.gz or tar.zst, told from its bytes. */
public final class Archive {
    private Archive() {}

    /**
     * Reads it to its end.
     *
     * @throws BadArchiveException if nothing, or no more, of it can be read; what was handed over before stays good
     */
    public static void read(Path archive, ArchiveLimits limits, Entries entries)
            throws IOException, BadArchiveException {
        Gate gate = new Gate(entries);
        try {
            switch (Probe.format(archive)) {
                case ZIP -> new ZipEntries(limits, gate).read(archive);
                case TAR -> new TarEntries(limits, gate).read(archive, TarEntries.Packing.NONE);
                case GZIP -> new TarEntries(limits, gate).read(archive, TarEntries.Packing.GZIP);
                case ZSTD -> new TarEntries(limits, gate).read(archive, TarEntries.Packing.ZSTD);
                case SEVEN_ZIP, RAR, XZ ->
                    throw new BadArchiveException("it is packed by another program: use zip, tar, tar.gz or tar.zst");
                default -> new ZipEntries(limits, gate).read(archive);
            }
        } catch (Unpacked.Bomb e) {
            throw new BadArchiveException(e.problem());
        }
    }
}
