package dev.terrace.ingestion.upload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.ingestion.Text;
import dev.terrace.shared.work.Content;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a scene: cameras, and key frames with a point cloud and an image of each camera. */
final class SceneFields {

    private static final int PIXELS = 1_000_000;
    private static final int MOST_CAMERAS = 32;
    private static final int MOST_FRAMES = 10_000;
    private static final int NAME_CHARACTERS = 100;

    private SceneFields() {}

    static Content.Scene scene(@Nullable JsonNode scene, String at) throws BadRow {
        JsonNode fields = Shape.of(scene, at, List.of("cameras", "frames"));
        return scene(fields.get("cameras"), fields.get("frames"), at + ".");
    }

    static Content.Scene scene(@Nullable JsonNode cameras, @Nullable JsonNode frames) throws BadRow {
        return scene(cameras, frames, "");
    }

    private static Content.Scene scene(@Nullable JsonNode cameras, @Nullable JsonNode frames, String at) throws BadRow {
        List<Content.Camera> read = new ArrayList<>();
        Set<String> names = new HashSet<>();
        JsonNode list = Shape.list(cameras, at + "cameras", 0, MOST_CAMERAS);
        for (int i = 0; i < list.size(); i++) {
            Content.Camera camera = camera(list.get(i), at + "cameras[" + i + "]");
            if (!names.add(camera.name())) {
                throw new BadRow(at + "cameras[" + i + "].name", "is that of an earlier camera: give each its own");
            }
            read.add(camera);
        }
        List<Content.KeyFrame> keyFrames = new ArrayList<>();
        JsonNode moments = Shape.list(frames, at + "frames", 1, MOST_FRAMES);
        for (int i = 0; i < moments.size(); i++) {
            keyFrames.add(keyFrame(moments.get(i), at + "frames[" + i + "]", read.size()));
        }
        return new Content.Scene(read, keyFrames);
    }

    private static Content.Camera camera(JsonNode camera, String at) throws BadRow {
        Shape.of(camera, at, List.of("name", "width", "height", "K", "T_cam_ego"));
        String name = Shape.text(camera.get("name"), at + ".name");
        String fault = Text.nameFault(name, NAME_CHARACTERS);
        if (fault != null) {
            throw new BadRow(at + ".name", fault);
        }
        return new Content.Camera(
                name,
                ItemFields.whole(at + ".width", camera.get("width"), PIXELS),
                ItemFields.whole(at + ".height", camera.get("height"), PIXELS),
                Shape.numbers(camera.get("K"), at + ".K", 9),
                Shape.numbers(camera.get("T_cam_ego"), at + ".T_cam_ego", 16));
    }

    private static Content.KeyFrame keyFrame(JsonNode frame, String at, int cameras) throws BadRow {
        Shape.of(frame, at, List.of("images"), "points");
        JsonNode images = frame.get("images");
        if (!images.isArray() || images.size() != cameras) {
            throw new BadRow(at + ".images", "must be a list of an address for each of the " + cameras + " cameras");
        }
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            addresses.add(Shape.media(images.get(i), at + ".images[" + i + "]"));
        }
        String points = frame.hasNonNull("points") ? Shape.media(frame.get("points"), at + ".points") : null;
        if (points == null && cameras == 0) {
            throw new BadRow(at, "shows nothing: give points or images");
        }
        return new Content.KeyFrame(points, addresses);
    }
}
