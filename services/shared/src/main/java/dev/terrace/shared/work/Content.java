package dev.terrace.shared.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an item is. Media are named by the address or by the name under which the media store keeps them. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Content.Image.class, name = "image"),
    @JsonSubTypes.Type(value = Content.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Content.Video.class, name = "video"),
    @JsonSubTypes.Type(value = Content.Scene.class, name = "scene"),
    @JsonSubTypes.Type(value = Content.Pair.class, name = "pair")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Content {

    /** An image; width and height in pixels, where known. */
    record Image(
            String media, @Nullable Integer width, @Nullable Integer height) implements Content {}

    /** A text; places in it are counted in Unicode code points. */
    record Text(String text) implements Content {}

    /** A video of so many frames at a constant rate; all but the address where known. */
    record Video(
            String media,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable FrameRate fps,
            @Nullable Integer frames)
            implements Content {}

    /** Frames a second, as a fraction: 30000/1001. Times are whole milliseconds from the first frame. */
    record FrameRate(int num, int den) {

        /**
         * In lowest terms.
         *
         * @throws ArithmeticException if it is greater than can be told
         */
        public static FrameRate of(long num, long den) {
            long common = BigInteger.valueOf(num).gcd(BigInteger.valueOf(den)).longValueExact();
            return new FrameRate(Math.toIntExact(num / common), Math.toIntExact(den / common));
        }

        /** The frame that is seen at this time. */
        public long frame(long ms) {
            return Math.floorDiv(ms * num, 1000L * den);
        }

        /** The first time at which this frame is seen. */
        public long ms(long frame) {
            return Math.ceilDiv(1000L * den * frame, (long) num);
        }
    }

    /** Key frames of a drive: a point cloud each, seen by the same cameras. Metres, ego frame, x forward, y left, z up. */
    record Scene(List<Camera> cameras, List<KeyFrame> frames) implements Content {
        public Scene {
            cameras = List.copyOf(cameras);
            frames = List.copyOf(frames);
        }
    }

    /**
     * A camera, undistorted.
     *
     * @param k the 3×3 intrinsic matrix, row by row
     * @param tCamEgo the 4×4 transform from the ego frame to the camera's, row by row; camera x right, y down, z forward
     */
    record Camera(
            String name,
            int width,
            int height,
            @JsonProperty("K") List<Double> k,
            @JsonProperty("T_cam_ego") List<Double> tCamEgo) {
        public Camera {
            k = List.copyOf(k);
            tCamEgo = List.copyOf(tCamEgo);
        }
    }

    /**
     * One moment of a scene.
     *
     * @param points address of the point cloud; null where there is none
     * @param images an address for each camera, in the order of the cameras
     */
    record KeyFrame(@Nullable String points, List<String> images) {
        public KeyFrame {
            images = List.copyOf(images);
        }
    }

    /** A prompt with two or more answers to it. */
    record Pair(String prompt, List<Answer> answers) implements Content {
        public Pair {
            answers = List.copyOf(answers);
        }
    }

    /** One of the answers to a prompt. */
    record Answer(String id, String text) {}

    /** About as many bytes as it takes in an event. */
    default int bytes() {
        return switch (this) {
            case Image i -> 80 + i.media().length();
            case Text t -> 30 + t.text().length();
            case Video v -> 120 + v.media().length();
            case Scene s ->
                30
                        + 600 * s.cameras().size()
                        + s.frames().stream()
                                .mapToInt(f -> 30
                                        + (f.points() == null ? 0 : f.points().length())
                                        + f.images().stream()
                                                .mapToInt(i -> 3 + i.length())
                                                .sum())
                                .sum();
            case Pair p ->
                50
                        + p.prompt().length()
                        + p.answers().stream()
                                .mapToInt(a -> 30 + a.text().length())
                                .sum();
        };
    }
}
