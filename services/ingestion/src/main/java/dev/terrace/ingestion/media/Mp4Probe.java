package dev.terrace.ingestion.media;

import dev.terrace.shared.work.Content.FrameRate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the size, the length, the rate and the number of frames of the first video track of an ISO file. Frames are counted
 * by the sample table or, in a fragmented file, by its runs; the rate is exact where all samples last equally long.
 */
final class Mp4Probe {
    private static final int MOST_RUNS = 1_000_000;

    /** One track, as its boxes are met. */
    private static final class Track {
        int id;
        boolean video;
        long timescale;
        int width;
        int height;
        boolean turned;
        long frames;
        long duration;
        final List<long[]> steps = new ArrayList<>();
    }

    private final FileBytes bytes;
    private final List<Track> tracks = new ArrayList<>();
    private @Nullable Track current;
    private int fragmentOf;
    private long defaultStep;
    private final java.util.Map<Integer, Long> defaultSteps = new java.util.HashMap<>();

    private Mp4Probe(FileBytes bytes) {
        this.bytes = bytes;
    }

    static MediaFacts facts(MediaFormat format, FileBytes bytes) throws IOException, BadMediaException {
        Mp4Probe probe = new Mp4Probe(bytes);
        BoxWalk.over(bytes, probe::box);
        Track video = probe.tracks.stream()
                .filter(track -> track.video)
                .findFirst()
                .orElseThrow(() -> new BadMediaException("it has no video track: send a file with one"));
        if (video.frames <= 0 || video.frames > Integer.MAX_VALUE) {
            throw new BadMediaException("it has no frames: send a video with at least one");
        }
        return probe.facts(format, video);
    }

    private MediaFacts facts(MediaFormat format, Track video) throws BadMediaException {
        if (video.timescale <= 0 || video.width <= 0 || video.height <= 0) {
            throw new BadMediaException("its header names no time scale or no size: write it anew");
        }
        FrameRate fps = rate(video);
        List<String> remarks = fps == null
                ? List.of(
                        "its frame rate varies: times are those of the file, frames are counted at fps, or at its mean rate")
                : List.of();
        return new MediaFacts(
                format.mediaType(),
                video.turned ? video.height : video.width,
                video.turned ? video.width : video.height,
                Math.round(1000.0 * video.duration / video.timescale),
                fps,
                (int) video.frames,
                null,
                remarks);
    }

    /** All samples but the last, whose length nothing follows, must last equally long. */
    private static @Nullable FrameRate rate(Track video) {
        long step = video.steps.getFirst()[1];
        long seen = 0;
        for (long[] run : video.steps) {
            seen += run[0];
            boolean isLastSample = run[0] == 1 && seen == video.frames;
            if (run[1] != step && !isLastSample) {
                return null;
            }
        }
        if (step <= 0) {
            return null;
        }
        long divisor = gcd(video.timescale, step);
        return new FrameRate((int) (video.timescale / divisor), (int) (step / divisor));
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private void box(String type, long at, long end) throws IOException, BadMediaException {
        switch (type) {
            case "trak" -> tracks.add(current = new Track());
            case "trex" -> defaultSteps.put(bytes.i32(at + 4), bytes.u32(at + 12));
            case "tfhd" -> fragment(at);
            case "trun" -> run(at, end);
            default -> {
                if (current != null) {
                    inTrack(current, type, at, end);
                }
            }
        }
    }

    private void inTrack(Track track, String type, long at, long end) throws IOException, BadMediaException {
        boolean wide = type.equals("tkhd") || type.equals("mdhd") ? bytes.u8(at) == 1 : false;
        switch (type) {
            case "tkhd" -> {
                track.id = bytes.i32(at + (wide ? 20 : 12));
                long matrix = at + (wide ? 52 : 40);
                track.turned = bytes.i32(matrix) == 0 && bytes.i32(matrix + 4) != 0;
                track.width = bytes.i32(matrix + 36) >>> 16;
                track.height = bytes.i32(matrix + 40) >>> 16;
            }
            case "mdhd" -> track.timescale = bytes.u32(at + (wide ? 20 : 12));
            case "hdlr" -> track.video |= bytes.name(at + 8).equals("vide");
            case "stts" -> {
                long entries = bytes.u32(at + 4);
                if (entries * 8 > end - at) {
                    throw new BadMediaException("its table of times is longer than what is there: write it anew");
                }
                for (long i = 0; i < entries; i++) {
                    add(track, bytes.u32(at + 8 + i * 8), bytes.u32(at + 12 + i * 8));
                }
            }
            default -> {}
        }
    }

    private void fragment(long at) throws IOException {
        int flags = bytes.i32(at) & 0xffffff;
        fragmentOf = bytes.i32(at + 4);
        defaultStep = defaultSteps.getOrDefault(fragmentOf, 0L);
        long field = at + 8 + ((flags & 1) != 0 ? 8 : 0) + ((flags & 2) != 0 ? 4 : 0);
        if ((flags & 8) != 0) {
            defaultStep = bytes.u32(field);
        }
    }

    private void run(long at, long end) throws IOException, BadMediaException {
        Track track =
                tracks.stream().filter(t -> t.id == fragmentOf).findFirst().orElse(null);
        if (track == null || !track.video) {
            return;
        }
        int flags = bytes.i32(at) & 0xffffff;
        long samples = bytes.u32(at + 4);
        if ((flags & 0x100) == 0) {
            add(track, samples, defaultStep);
            return;
        }
        int width = 4 * Integer.bitCount(flags & 0xf00);
        long field = at + 8 + ((flags & 1) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 4 : 0);
        if (field + samples * width > end) {
            throw new BadMediaException("a run of its frames is longer than what is there: write it anew");
        }
        for (long i = 0; i < samples; i++) {
            add(track, 1, bytes.u32(field + i * width));
        }
    }

    private static void add(Track track, long samples, long step) throws BadMediaException {
        if (samples == 0) {
            return;
        }
        track.frames += samples;
        track.duration += samples * step;
        long[] last = track.steps.isEmpty() ? null : track.steps.getLast();
        if (last != null && last[1] == step) {
            last[0] += samples;
        } else if (track.steps.size() < MOST_RUNS) {
            track.steps.add(new long[] {samples, step});
        } else {
            throw new BadMediaException("its frames last differently more than " + MOST_RUNS + " times: write it anew");
        }
    }
}
