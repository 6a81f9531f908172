package dev.terrace.ingestion.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bytes [from, to) of so many, as a Range header asks (RFC 9110, 14.2); one range only. */
record ByteRange(long from, long to) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * @return the whole where there is no header, or one that is not understood or asks for several ranges; empty if it asks for
     *     what is not there
     */
    static Optional<ByteRange> of(@Nullable String header, long bytes) {
        Matcher range = header == null ? null : RANGE.matcher(header.strip());
        if (range == null
                || !range.matches()
                || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.of(new ByteRange(0, bytes));
        }
        if (range.group(1).isEmpty()) {
            long last = Long.parseLong(range.group(2));
            return last == 0 ? Optional.empty() : Optional.of(new ByteRange(Math.max(0, bytes - last), bytes));
        }
        long from = Long.parseLong(range.group(1));
        long to = range.group(2).isEmpty() ? bytes : Math.min(bytes, Long.parseLong(range.group(2)) + 1);
        return from >= bytes || from >= to ? Optional.empty() : Optional.of(new ByteRange(from, to));
    }

    boolean isWhole(long bytes) {
        return from == 0 && to == bytes;
    }

    String header(long bytes) {
        return "bytes %d-%d/%d".formatted(from, to - 1, bytes);
    }
}
