package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;

/** KITTI object detection: a line an object, 2D only, what is not known as the devkit writes it. A class is one word there. */
final class KittiWriter {
    private static final String UNKNOWN_3D = " -1 -1 -1 -1000 -1000 -1000 -10";

    private final Losses losses;

    KittiWriter(Losses losses) {
        this.losses = losses;
    }

    void write(ZipFolder zip, Rows rows) throws IOException {
        rows.each(row -> {
            if (row.label() != null) {
                zip.add("label_2/", row.stem(), ".txt", lines(row));
            }
        });
    }

    private String lines(Exported row) {
        StringBuilder lines = new StringBuilder();
        int object = 0;
        for (JsonNode box : row.list("boxes")) {
            String name = box.path("class").asText();
            if (name.chars().anyMatch(Character::isWhitespace)) {
                losses.add("class with blanks: they are written as _");
            }
            if (box.path("attributes").size() > 0) {
                losses.add("object with attributes: KITTI has none of ours");
            }
            lines.append(String.format(
                    Locale.ROOT,
                    "%s -1 -1 -10 %.2f %.2f %.2f %.2f%s %.4f%n",
                    name.replaceAll("\\s", "_"),
                    box.path("x1").asDouble(),
                    box.path("y1").asDouble(),
                    box.path("x2").asDouble(),
                    box.path("y2").asDouble(),
                    UNKNOWN_3D,
                    row.confidenceOf(object++)));
        }
        return lines.toString();
    }
}
