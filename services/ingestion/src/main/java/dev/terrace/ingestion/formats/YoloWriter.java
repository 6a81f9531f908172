package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Work;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Ultralytics YOLO: a text file an image, a line an object, numbers as shares of the image's sides, classes from 0. */
final class YoloWriter {
    private final List<String> classes;
    private final Losses losses;

    YoloWriter(Work work, Losses losses) {
        this.classes = work.schema().classes();
        this.losses = losses;
    }

    void write(ZipFolder zip, Rows rows) throws IOException {
        StringBuilder names = new StringBuilder("path: .\ntrain: images\nval: images\nnames:\n");
        for (int i = 0; i < classes.size(); i++) {
            names.append("  %d: %s%n".formatted(i, quoted(classes.get(i))));
        }
        zip.add("", "data", ".yaml", names.toString());
        rows.each(row -> {
            if (row.label() != null) {
                image(zip, row);
            }
        });
    }

    private void image(ZipFolder zip, Exported row) throws IOException {
        if (row.width() == 0 || row.height() == 0) {
            losses.add("image without its size, which YOLO needs: left out");
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (JsonNode box : row.list("boxes")) {
            double x1 = box.path("x1").asDouble() / row.width();
            double y1 = box.path("y1").asDouble() / row.height();
            double x2 = box.path("x2").asDouble() / row.width();
            double y2 = box.path("y2").asDouble() / row.height();
            lines.append(classOf(box))
                    .append(numbers((x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1))
                    .append('\n');
            attributes(box);
        }
        for (JsonNode polygon : row.list("polygons")) {
            if (polygon.path("rings").size() > 1) {
                losses.add("ring of a polygon beyond its first: YOLO has one outline an object");
            }
            lines.append(classOf(polygon));
            for (JsonNode point : polygon.path("rings").path(0)) {
                lines.append(numbers(
                        point.get(0).asDouble() / row.width(), point.get(1).asDouble() / row.height()));
            }
            lines.append('\n');
            attributes(polygon);
        }
        zip.add("labels/", row.stem(), ".txt", lines.toString());
    }

    private int classOf(JsonNode object) {
        return classes.indexOf(object.path("class").asText());
    }

    private void attributes(JsonNode object) {
        if (object.path("attributes").size() > 0) {
            losses.add("object with attributes: YOLO has none");
        }
    }

    private static String numbers(double... shares) {
        StringBuilder line = new StringBuilder();
        for (double share : shares) {
            line.append(String.format(Locale.ROOT, " %.6f", Math.min(1, Math.max(0, share))));
        }
        return line.toString();
    }

    private static String quoted(String name) {
        return "'" + name.replace("'", "''") + "'";
    }
}
