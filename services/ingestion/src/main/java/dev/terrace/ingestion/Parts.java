package dev.terrace.ingestion;

import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of an item are units of their own. They depend on the item and its terms alone, so they are the same whenever they are
 * asked for; together they show every frame that the step shows.
 */
public final class Parts {

    /** Parts of one item, at most. */
    public static final int MOST = 10_000;

    private Parts() {}

    /** The parts in their order, at least one. Ask {@link #fault} first. */
    public static List<Part> of(Content content, Terms.Split split) {
        return switch (content) {
            case Content.Image _, Content.Text _, Content.Pair _ -> List.of(Part.WHOLE);
            case Content.Video video -> video.frames() == null ? List.of(Part.WHOLE) : frames(video, split);
            case Content.Scene scene -> windows(scene, split);
        };
    }

    /** Why an item cannot be cut as its terms want it; empty if it can. */
    public static Optional<String> fault(Content content, Terms.Split split) {
        if (content instanceof Content.Video video) {
            if (isCut(split) && video.frames() == null) {
                return Optional.of(
                        "frames is missing: videos of this project are cut into parts, so say how many it has");
            }
            if (split.partSeconds() != null && video.fps() == null) {
                return Optional.of("fps is missing: videos of this project are cut into parts of so many seconds");
            }
        }
        int length = length(content);
        if (!isCut(split) || length == 0) {
            return Optional.empty();
        }
        int size = size(content, split);
        int overlap = overlap(content, split);
        if (overlap >= size) {
            return Optional.of("its parts would have %d frames, of which the next shows %d again: nothing would be new"
                    .formatted(size, overlap));
        }
        long parts = length <= size ? 1 : 1 + Math.ceilDiv((long) length - size, size - overlap);
        return parts <= MOST
                ? Optional.empty()
                : Optional.of(
                        "it comes to %d parts, and an item has at most %d: send it as several".formatted(parts, MOST));
    }

    private static List<Part> frames(Content.Video video, Terms.Split split) {
        int length = length(video);
        if (!isCut(split)) {
            return List.of(split.step() == 1 ? Part.WHOLE : new Part.Frames(0, length, split.step()));
        }
        List<Part> parts = new ArrayList<>();
        int size = size(video, split);
        for (int from = 0; ; from += size - overlap(video, split)) {
            int to = Math.min(from + size, length);
            parts.add(new Part.Frames(from, to, split.step()));
            if (to == length) {
                return parts.size() == 1 && split.step() == 1 ? List.of(Part.WHOLE) : parts;
            }
        }
    }

    private static List<Part> windows(Content.Scene scene, Terms.Split split) {
        int length = length(scene);
        Integer size = split.partFrames();
        if (size == null || length <= size) {
            return List.of(Part.WHOLE);
        }
        List<Part> parts = new ArrayList<>();
        for (int from = 0; ; from += size - split.overlapFrames()) {
            int to = Math.min(from + size, length);
            parts.add(new Part.Window(from, to));
            if (to == length) {
                return parts;
            }
        }
    }

    private static boolean isCut(Terms.Split split) {
        return split.partFrames() != null || split.partSeconds() != null;
    }

    /** Frames that may be cut apart; 0 where there are none. */
    private static int length(Content content) {
        return switch (content) {
            case Content.Image _, Content.Text _, Content.Pair _ -> 0;
            case Content.Video video -> video.frames() == null ? 0 : video.frames();
            case Content.Scene scene -> scene.frames().size();
        };
    }

    private static int size(Content content, Terms.Split split) {
        Integer frames = split.partFrames();
        if (frames != null) {
            return frames;
        }
        return content instanceof Content.Video video
                ? Math.max(1, frames(split.partSeconds(), video))
                : length(content);
    }

    private static int overlap(Content content, Terms.Split split) {
        if (split.partFrames() != null) {
            return split.overlapFrames();
        }
        return content instanceof Content.Video video ? frames(split.overlapSeconds(), video) : 0;
    }

    /** How many frames so many seconds are, to the nearest. */
    private static int frames(@Nullable Double seconds, Content.Video video) {
        Content.FrameRate fps = video.fps();
        if (seconds == null || fps == null) {
            return 0;
        }
        return BigDecimal.valueOf(seconds)
                .multiply(BigDecimal.valueOf(fps.num()))
                .divide(BigDecimal.valueOf(fps.den()), 0, RoundingMode.HALF_UP)
                .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                .intValue();
    }
}
