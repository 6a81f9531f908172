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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Scenes as KITTI's files of labels, one a key frame, as the first camera sees it. */
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
        int frames = scene.frames().size();
        if (frames > 1) {
            losses.add("scene of several key frames: KITTI does not say which objects are the same in them");
        }
        for (int frame = 0; frame < frames; frame++) {
            String stem = frames == 1 ? row.stem() : "%s-%06d".formatted(row.stem(), frame);
            zip.add(
                    "label_2/",
                    stem,
                    ".txt",
                    lines(drawn, frame, scene.cameras().getFirst(), row.confidence()));
        }
    }

    private String lines(SceneLabel label, int frame, Content.Camera camera, double confidence) {
        Map<String, SceneBox> boxes = boxes(label, frame, camera);
        Set<String> linked = new HashSet<>();
        View view = new View(camera);
        StringBuilder lines = new StringBuilder();
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
            lines.append(writer.line(cuboid.name(), sides.get(), KittiObject.of(cuboid, camera), confidence));
        }
        for (SceneBox box : boxes.values()) {
            if (!linked.contains(box.id())) {
                lines.append(writer.line(box.name(), Rectangle.of(box), null, confidence));
            }
        }
        return lines.toString();
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
