package dev.terrace.ingestion.formats;

import static dev.terrace.shared.work.Json.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.scene.Cuboid;
import dev.terrace.shared.work.scene.Link;
import dev.terrace.shared.work.scene.Rectangle;
import dev.terrace.shared.work.scene.SceneBox;
import dev.terrace.shared.work.scene.SceneLabel;
import dev.terrace.shared.work.scene.View;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Scenes as the first camera sees them: of one key frame as KITTI's object detection, of several as its tracking, where an object has
 * one number in all.
 */
final class KittiScenes {
    private final KittiWriter writer;
    private final Losses losses;

    KittiScenes(KittiWriter writer, Losses losses) {
        this.writer = writer;
        this.losses = losses;
    }

    void write(ZipFolder zip, Exported row, JsonNode label, Content.Scene scene) throws IOException {
        if (scene.cameras().isEmpty()) {
            losses.add("scene without a camera: KITTI has cuboids in the axes of one");
            return;
        }
        SceneLabel drawn = read(label, SceneLabel.class);
        if (!drawn.attributes().isEmpty()) {
            writer.lose();
        }
        zip.add("calib/", row.stem(), ".txt", KittiCalibration.of(scene));
        Content.Camera camera = scene.cameras().getFirst();
        if (scene.frames().size() == 1) {
            zip.add(
                    "label_2/",
                    row.stem(),
                    ".txt",
                    String.join("", objects(drawn, 0, camera, row).values()));
            return;
        }
        Map<String, Integer> tracks = new HashMap<>();
        StringBuilder lines = new StringBuilder();
        for (int frame = 0; frame < scene.frames().size(); frame++) {
            for (Map.Entry<String, String> object :
                    objects(drawn, frame, camera, row).entrySet()) {
                int track = tracks.computeIfAbsent(object.getKey(), _ -> tracks.size());
                lines.append(frame).append(' ').append(track).append(' ').append(object.getValue());
            }
        }
        zip.add("label_02/", row.stem(), ".txt", lines.toString());
    }

    /** The line of each object of a key frame; the name by which it goes is the same in all that show it. */
    private Map<String, String> objects(SceneLabel label, int frame, Content.Camera camera, Exported row) {
        Map<String, SceneBox> boxes = boxes(label, frame, camera);
        Set<String> linked = new HashSet<>();
        View view = new View(camera);
        Map<String, String> objects = new LinkedHashMap<>();
        for (Cuboid cuboid : label.cuboids()) {
            if (cuboid.frame() != frame) {
                continue;
            }
            Optional<SceneBox> box = label.links().stream()
                    .filter(link -> link.frame() == frame && link.cuboid().equals(cuboid.id()))
                    .map(Link::box)
                    .filter(boxes::containsKey)
                    .findFirst()
                    .map(boxes::get);
            box.ifPresent(found -> linked.add(found.id()));
            Optional<Rectangle> sides = box.map(Rectangle::of).or(() -> view.of(cuboid));
            if (sides.isEmpty()) {
                losses.add("cuboid that the first camera does not see: left out");
                continue;
            }
            if (!cuboid.attributes().isEmpty()) {
                writer.lose();
            }
            KittiObject object = KittiObject.of(cuboid, camera);
            objects.put("cuboid " + cuboid.id(), writer.line(cuboid.name(), sides.get(), object, row.confidence()));
        }
        for (SceneBox box : boxes.values()) {
            if (!linked.contains(box.id())) {
                String name = "box %s of %d".formatted(box.id(), frame);
                objects.put(name, writer.line(box.name(), Rectangle.of(box), null, row.confidence()));
            }
        }
        return objects;
    }

    /** Those in the image of the one camera. */
    private Map<String, SceneBox> boxes(SceneLabel label, int frame, Content.Camera camera) {
        Map<String, SceneBox> boxes = new LinkedHashMap<>();
        for (SceneBox box : label.boxes()) {
            if (box.frame() != frame) {
                continue;
            }
            if (!box.camera().equals(camera.name())) {
                losses.add("box in another camera than the first: left out");
            } else {
                boxes.put(box.id(), box);
                if (!box.attributes().isEmpty()) {
                    writer.lose();
                }
            }
        }
        return boxes;
    }
}
