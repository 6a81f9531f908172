package dev.terrace.ingestion.archive;

import dev.terrace.ingestion.Limits;

/**
 * What an archive may be.
 *
 * @param entries in it
 * @param fileBytes that one of its files unpacks to
 * @param allBytes that it unpacks to in all
 * @param ratio of bytes unpacked to bytes packed, once a file has unpacked to more than {@link #RATIO_FROM_BYTES}
 */
public record ArchiveLimits(int entries, long fileBytes, long allBytes, int ratio) {
    static final long RATIO_FROM_BYTES = 8L << 20;

    public static ArchiveLimits of(Limits limits) {
        return new ArchiveLimits(
                limits.archiveEntries(), limits.mediumBytes(), limits.archiveBytes(), limits.gzipRatio());
    }
}
