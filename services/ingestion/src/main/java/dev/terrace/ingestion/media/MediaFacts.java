package dev.terrace.ingestion.media;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.work.Content.FrameRate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of a medium say of themselves.
 *
 * @param width as it is shown, in pixels, turned as its orientation asks; so is height
 * @param durationMillis of a video
 * @param fps of a video, exact; null where it varies
 * @param frames of a video
 * @param points of a point cloud
 * @param remarks what its sender should know, such as a frame rate that varies
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MediaFacts(
        String mediaType,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long durationMillis,
        @Nullable FrameRate fps,
        @Nullable Integer frames,
        @Nullable Long points,
        List<String> remarks) {

    public MediaFacts {
        remarks = List.copyOf(remarks);
    }

    /** Frames a second over the whole of a video, to the thousandth; null of what is none, or claims more than can be. */
    public @Nullable FrameRate meanRate() {
        if (frames == null || durationMillis == null || durationMillis <= 0) {
            return null;
        }
        long thousandths = Math.max(1, Math.round(1e6 * frames / durationMillis));
        return thousandths > Integer.MAX_VALUE ? null : FrameRate.of(thousandths, 1000);
    }

    static MediaFacts of(MediaFormat format, String... remarks) {
        return new MediaFacts(format.mediaType(), null, null, null, null, null, null, List.of(remarks));
    }

    static MediaFacts image(MediaFormat format, int width, int height) {
        return new MediaFacts(format.mediaType(), width, height, null, null, null, null, List.of());
    }

    static MediaFacts points(MediaFormat format, long points, List<String> remarks) {
        return new MediaFacts(format.mediaType(), null, null, null, null, null, points, remarks);
    }
}
