package dev.terrace.shared.work.landmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Faults;
import dev.terrace.shared.work.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with a set of landmarks. */
final class LandmarksFaults {
    private static final double FARTHEST_PIXEL = 1e6;

    /** So far a point may cross the edge of the image, and is clipped. */
    private static final double CLIPPED_PIXELS = 2;

    private final LandmarksSchema schema;
    private final double width;
    private final double height;
    private final Faults faults = new Faults();

    LandmarksFaults(LandmarksSchema schema, Task task) {
        this.schema = schema;
        Content.Image image = task.content() instanceof Content.Image i ? i : new Content.Image("", null, null);
        this.width = image.width() == null ? FARTHEST_PIXEL : image.width();
        this.height = image.height() == null ? FARTHEST_PIXEL : image.height();
    }

    List<Fault> of(JsonNode label) {
        if (faults.object(label, "", List.of("points"), "attributes")) {
            groups(label.get("points"));
            schema.labelAttributes().check(label.get("attributes"), "attributes", faults);
        }
        return faults.list();
    }

    private void groups(JsonNode points) {
        if (!points.isObject()) {
            faults.add("points", "expected an object with a list of points for each feature");
            return;
        }
        List<String> names = schema.groups().stream().map(FeatureGroup::name).toList();
        points.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                faults.add("points." + Faults.quoted(name), "there is no such feature: " + String.join(", ", names));
            }
        });
        for (FeatureGroup group : schema.groups()) {
            group(group, points.get(group.name()));
        }
    }

    private void group(FeatureGroup group, @Nullable JsonNode list) {
        String path = "points." + group.name();
        if (list == null || list.isNull()) {
            faults.add(path, "the %s is missing", group.spoken());
        } else if (!list.isArray()) {
            faults.add(path, "expected a list of points");
        } else if (list.size() != group.size()) {
            faults.add(path, "%d points needed, %d set", group.size(), list.size());
        } else {
            for (int i = 0; i < group.size() && !faults.isFull(); i++) {
                point(list.get(i), path + "[" + i + "]");
            }
        }
    }

    private void point(JsonNode point, String path) {
        if (!point.isArray() || point.size() != 3) {
            faults.add(path, "expected x, y and what is seen of it: 2 visible, 1 occluded, 0 outside");
        } else if (faults.whole(point.get(2), path + "[2]", 0, 2)) {
            if (point.get(2).intValue() == 0) {
                if (!point.get(0).isNull() || !point.get(1).isNull()) {
                    faults.add(path, "a point outside has no place: expected null, null, 0");
                }
            } else {
                place(point, path);
            }
        }
    }

    private void place(JsonNode point, String path) {
        boolean numbers = faults.number(point.get(0), path + "[0]", -FARTHEST_PIXEL, FARTHEST_PIXEL, "pixels")
                & faults.number(point.get(1), path + "[1]", -FARTHEST_PIXEL, FARTHEST_PIXEL, "pixels");
        if (!numbers) {
            return;
        }
        double out = Math.max(
                beyond(point.get(0).doubleValue(), width), beyond(point.get(1).doubleValue(), height));
        if (out > CLIPPED_PIXELS) {
            faults.add(path, "outside the image by %d px", (long) Math.ceil(out));
        }
    }

    private static double beyond(double at, double size) {
        return Math.max(-at, at - size);
    }
}
