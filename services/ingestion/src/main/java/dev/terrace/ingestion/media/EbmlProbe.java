package dev.terrace.ingestion.media;

import dev.terrace.shared.work.Content.FrameRate;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads WebM and Matroska (RFC 8794, RFC 9559): the size of the first video track, and the number and the times of its
 * frames, for which every block's head is looked at, since no header counts them.
 */
final class EbmlProbe {
    private static final long SEGMENT = 0x18538067L;
    private static final long CLUSTER = 0x1F43B675L;
    private static final long TRACK_ENTRY = 0xAE;
    private static final Set<Long> HOLDERS =
            Set.of(SEGMENT, CLUSTER, 0x1549A966L, 0x1654AE6BL, TRACK_ENTRY, 0xE0L, 0xA0L);
    private static final int MOST_FRAMES = 10_000_000;
    private static final int DEEPEST = 16;
    /** Times are told to the millisecond, so steps of a constant rate differ by one. */
    private static final int ROUNDING_TICKS = 1;

    private record Level(long at, long end) {}

    private final FileBytes bytes;
    private long nanosATick = 1_000_000;
    private long clusterTicks;
    private long trackNumber;
    private long trackType;
    private long trackFrameNanos;
    private long video = -1;
    private long frameNanos;
    private int width;
    private int height;
    private int frames;
    private long[] ticks = new long[1024];

    private EbmlProbe(FileBytes bytes) {
        this.bytes = bytes;
    }

    static MediaFacts facts(MediaFormat format, FileBytes bytes) throws IOException, BadMediaException {
        EbmlProbe probe = new EbmlProbe(bytes);
        probe.walk();
        if (probe.video < 0) {
            throw new BadMediaException("it has no video track: send a file with one");
        }
        if (probe.frames == 0) {
            throw new BadMediaException("it has no frames: send a video with at least one");
        }
        return probe.facts(format);
    }

    private MediaFacts facts(MediaFormat format) {
        long[] times = Arrays.copyOf(ticks, frames);
        Arrays.sort(times);
        FrameRate fps = rate(times);
        double meanTicks = frames > 1 ? (double) (times[frames - 1] - times[0]) / (frames - 1) : 0;
        double lastNanos = frameNanos > 0 ? frameNanos : meanTicks * nanosATick;
        long millis = Math.round(((times[frames - 1] - times[0]) * (double) nanosATick + lastNanos) / 1e6);
        List<String> remarks = fps == null
                ? List.of(
                        "its frame rate varies: times are those of the file, frames are counted at fps, or at its mean rate")
                : List.of();
        return new MediaFacts(format.mediaType(), width, height, millis, fps, frames, null, remarks);
    }

    private @Nullable FrameRate rate(long[] times) {
        if (frames < 2) {
            return frameNanos > 0 ? nearest(1e9 / frameNanos) : null;
        }
        double mean = (double) (times[frames - 1] - times[0]) / (frames - 1);
        for (int i = 1; i < frames; i++) {
            if (Math.abs(times[i] - times[0] - i * mean) > ROUNDING_TICKS + 0.5) {
                return null;
            }
        }
        return nearest(frameNanos > 0 ? 1e9 / frameNanos : 1e9 / (mean * nanosATick));
    }

    /** The rate as people mean it: whole, or a thousandth and one below; else to the thousandth. */
    private static FrameRate nearest(double fps) {
        long whole = Math.round(fps);
        if (whole > 0
                && Math.abs(fps - whole) / fps < 2e-3
                && Math.abs(fps - whole) < Math.abs(fps - whole * 1000 / 1001.0)) {
            return new FrameRate((int) whole, 1);
        }
        if (whole > 0 && Math.abs(fps - whole * 1000 / 1001.0) / fps < 5e-4) {
            return new FrameRate((int) (whole * 1000), 1001);
        }
        return new FrameRate((int) Math.round(fps * 1000), 1000);
    }

    private void walk() throws IOException, BadMediaException {
        Deque<Level> open = new ArrayDeque<>();
        open.push(new Level(0, bytes.size()));
        while (!open.isEmpty()) {
            Level level = open.pop();
            if (level.at() >= level.end()) {
                continue;
            }
            int idBytes = length(level.at());
            int sizeBytes = length(level.at() + idBytes);
            long id = number(level.at(), idBytes, false);
            long size = number(level.at() + idBytes, sizeBytes, true);
            long body = level.at() + idBytes + sizeBytes;
            boolean unknownSize = size == (1L << (7 * sizeBytes)) - 1;
            long end = unknownSize ? level.end() : body + size;
            if (end > level.end()) {
                if (id != SEGMENT && id != CLUSTER) {
                    throw new BadMediaException("it ends in the middle: the file is cut or broken, send it anew");
                }
                end = level.end();
            }
            open.push(new Level(unknownSize ? level.end() : end, level.end()));
            element(id, body, end);
            if (HOLDERS.contains(id)) {
                if (open.size() > DEEPEST) {
                    throw new BadMediaException("its elements are nested too deep: write it anew");
                }
                open.push(new Level(body, end));
            }
        }
    }

    private void element(long id, long at, long end) throws IOException, BadMediaException {
        if (id == 0x2AD7B1L) {
            nanosATick = value(at, end);
        } else if (id == TRACK_ENTRY) {
            trackNumber = 0;
            trackType = 0;
            trackFrameNanos = 0;
        } else if (id == 0xD7) {
            trackNumber = value(at, end);
            choose();
        } else if (id == 0x83) {
            trackType = value(at, end);
            choose();
        } else if (id == 0x23E383L) {
            trackFrameNanos = value(at, end);
            choose();
        } else if (id == 0xB0 && trackNumber == video) {
            width = (int) value(at, end);
        } else if (id == 0xBA && trackNumber == video) {
            height = (int) value(at, end);
        } else if (id == 0xE7) {
            clusterTicks = value(at, end);
        } else if (id == 0xA3 || id == 0xA1) {
            block(at);
        }
    }

    private void choose() {
        if (trackType == 1 && trackNumber > 0 && (video < 0 || video == trackNumber)) {
            video = trackNumber;
            frameNanos = trackFrameNanos;
        }
    }

    private void block(long at) throws IOException, BadMediaException {
        int trackBytes = length(at);
        if (number(at, trackBytes, true) != video) {
            return;
        }
        if (frames == MOST_FRAMES) {
            throw new BadMediaException("it has more than " + MOST_FRAMES + " frames: send it in parts");
        }
        if (frames == ticks.length) {
            ticks = Arrays.copyOf(ticks, frames * 2);
        }
        ticks[frames++] = clusterTicks + (short) bytes.u16(at + trackBytes);
    }

    private int length(long at) throws IOException, BadMediaException {
        int zeros = Integer.numberOfLeadingZeros(bytes.u8(at)) - 24;
        if (zeros > 7) {
            throw new BadMediaException("it is broken at byte " + at + ": send it anew");
        }
        return zeros + 1;
    }

    private long number(long at, int length, boolean withoutMark) throws IOException {
        long number = bytes.u8(at);
        if (withoutMark) {
            number &= (1 << (8 - length)) - 1;
        }
        for (int i = 1; i < length; i++) {
            number = number << 8 | bytes.u8(at + i);
        }
        return number;
    }

    private long value(long at, long end) throws IOException, BadMediaException {
        if (end - at > 8) {
            throw new BadMediaException("it is broken at byte " + at + ": send it anew");
        }
        long value = 0;
        for (long i = at; i < end; i++) {
            value = value << 8 | bytes.u8(i);
        }
        return value;
    }
}
