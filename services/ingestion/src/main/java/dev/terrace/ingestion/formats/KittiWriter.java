package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.scene.Rectangle;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * KITTI: a line an object, boxes of images and cuboids of scenes, what is not known as the devkit writes it. A class is one word
 * there.
 */
final class KittiWriter {
    private static final String UNKNOWN_3D = " -1 -1 -1 -1000 -1000 -1000 -10";

    private final Losses losses;

    KittiWriter(Losses losses) {
        this.losses = losses;
    }

    void write(ZipFolder zip, Rows rows) throws IOException {
        KittiScenes scenes = new KittiScenes(this, losses);
        rows.each(row -> {
            JsonNode label = row.label();
            if (label != null && row.content() instanceof Content.Scene scene) {
                scenes.write(zip, row, label, scene);
            } else if (label != null) {
                zip.add("label_2/", row.stem(), ".txt", lines(row));
            }
        });
    }

    private String lines(Exported row) {
        StringBuilder lines = new StringBuilder();
        int object = 0;
        for (JsonNode box : row.list("boxes")) {
            if (box.path("attributes").size() > 0) {
                lose();
            }
            Rectangle sides = new Rectangle(
                    box.path("x1").asDouble(),
                    box.path("y1").asDouble(),
                    box.path("x2").asDouble(),
                    box.path("y2").asDouble());
            lines.append(line(box.path("class").asText(), sides, null, row.confidenceOf(object++)));
        }
        return lines.toString();
    }

    /** Counts attributes that are not carried. */
    void lose() {
        losses.add("object with attributes: KITTI has none of ours");
    }

    /** @param cuboid null where the box is all that is known */
    String line(String className, Rectangle box, @Nullable KittiObject cuboid, double confidence) {
        if (className.chars().anyMatch(Character::isWhitespace)) {
            losses.add("class with blanks: they are written as _");
        }
        return String.format(
                Locale.ROOT,
                "%s -1 -1 %s %.2f %.2f %.2f %.2f%s %.4f%n",
                className.replaceAll("\\s", "_"),
                cuboid == null ? "-10" : String.format(Locale.ROOT, "%.4f", cuboid.alpha()),
                box.x1(),
                box.y1(),
                box.x2(),
                box.y2(),
                cuboid == null ? UNKNOWN_3D : numbers(cuboid),
                confidence);
    }

    private static String numbers(KittiObject o) {
        return String.format(
                Locale.ROOT, " %.4f %.4f %.4f %.4f %.4f %.4f %.4f", o.h(), o.w(), o.l(), o.x(), o.y(), o.z(), o.turn());
    }
}
