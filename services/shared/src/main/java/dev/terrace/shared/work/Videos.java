package dev.terrace.shared.work;

import java.util.List;
import java.util.OptionalLong;

/** What work on videos must know of them. */
public final class Videos {
    private static final int MOST_FRAMES = 10_000_000;
    private static final int FASTEST_FRAMES_A_SECOND = 1_000;

    private Videos() {}

    /** What the content lacks to be a video whose frames can be counted and timed. */
    public static List<Fault> faults(Content content) {
        if (!(content instanceof Content.Video video)) {
            return List.of(new Fault("", "expected a video"));
        }
        Faults faults = new Faults();
        if (video.frames() == null || video.frames() < 1 || video.frames() > MOST_FRAMES) {
            faults.add("frames", "expected how many frames it has, 1 to %d", MOST_FRAMES);
        }
        Content.FrameRate fps = video.fps();
        if (fps == null || fps.num() < 1 || fps.den() < 1 || fps.num() / fps.den() > FASTEST_FRAMES_A_SECOND) {
            faults.add(
                    "fps",
                    "expected frames a second as a fraction, {\"num\": 30000, \"den\": 1001}, at most %d",
                    FASTEST_FRAMES_A_SECOND);
        }
        return faults.list();
    }

    /** @throws IllegalArgumentException if {@link #faults} finds something */
    public static Content.Video video(Content content) {
        if (content instanceof Content.Video video && faults(content).isEmpty()) {
            return video;
        }
        throw new IllegalArgumentException("expected a video with frames and fps");
    }

    /** The frames [from, to) of a part; all of them if the item is not cut. */
    public static Part.Frames frames(Task task) {
        if (task.part() instanceof Part.Frames frames) {
            return frames;
        }
        Integer frames = video(task.content()).frames();
        return new Part.Frames(0, frames == null ? 0 : frames, 1);
    }

    /** How long what a task shows is, in milliseconds; empty if it is no video, or one of which that is not known. */
    public static OptionalLong shownMs(Task task) {
        if (!(task.content() instanceof Content.Video video) || !faults(video).isEmpty()) {
            return OptionalLong.empty();
        }
        Part.Frames frames = frames(task);
        Content.FrameRate fps = rate(video);
        return OptionalLong.of(fps.ms(frames.to()) - fps.ms(frames.from()));
    }

    /** @throws IllegalArgumentException if the rate is not known */
    public static Content.FrameRate rate(Content content) {
        Content.FrameRate fps = video(content).fps();
        if (fps == null) {
            throw new IllegalArgumentException("expected a video with its frame rate");
        }
        return fps;
    }
}
