package dev.terrace.shared.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The picture in which something is drawn: nothing may leave it by more than a hand's slip, which is clipped.
 *
 * @param width in pixels; very large where it is not known
 * @param height in pixels; very large where it is not known
 */
public record Picture(double width, double height) {
    private static final double FARTHEST_PIXELS = 1e6;
    private static final double CLIPPED_PIXELS = 2;

    /** The picture of a task, as far as its size is known. */
    public static Picture of(Task task) {
        return switch (task.content()) {
            case Content.Image(var _, Integer width, Integer height) ->
                new Picture(width == null ? FARTHEST_PIXELS : width, height == null ? FARTHEST_PIXELS : height);
            case Content.Video video ->
                new Picture(
                        video.width() == null ? FARTHEST_PIXELS : video.width(),
                        video.height() == null ? FARTHEST_PIXELS : video.height());
            case Content.Text _, Content.Scene _, Content.Pair _ -> new Picture(FARTHEST_PIXELS, FARTHEST_PIXELS);
        };
    }

    /** What the content lacks to be a picture. */
    public static List<Fault> faults(Content content) {
        return content instanceof Content.Image ? List.of() : List.of(new Fault("", "expected an image"));
    }

    public boolean isNumber(JsonNode node, String path, Faults faults) {
        if (!node.isNumber()) {
            faults.add(path, "a corner has no number: expected pixels from the left or the top");
            return false;
        }
        return faults.number(node, path, -FARTHEST_PIXELS, FARTHEST_PIXELS, "pixels");
    }

    /** Whether a point lies in the picture, or so near that it is clipped; adds what is wrong. */
    public boolean checkPoint(double x, double y, String path, Faults faults) {
        double out = Math.max(Math.max(-x, x - width), Math.max(-y, y - height));
        return isNear(out, path, faults);
    }

    /** Whether a box lies in the picture but for what is clipped; adds what is wrong, by the name of the side. */
    public boolean checkBox(double x1, double y1, double x2, double y2, String path, Faults faults) {
        if (x2 <= 0 || y2 <= 0 || x1 >= width || y1 >= height) {
            faults.add(path, "it lies outside the picture");
            return false;
        }
        boolean near = true;
        for (var side : List.of(
                new Side("x1", -x1), new Side("y1", -y1), new Side("x2", x2 - width), new Side("y2", y2 - height))) {
            near &= isNear(side.out(), path + "." + side.name(), faults);
        }
        return near;
    }

    private record Side(String name, double out) {}

    private static boolean isNear(double out, String path, Faults faults) {
        if (out <= CLIPPED_PIXELS) {
            return true;
        }
        faults.add(path, "it leaves the picture by %s px: draw up to the edge", Faults.plain(Math.ceil(out * 10) / 10));
        return false;
    }

    public double clippedX(double x) {
        return Math.min(Math.max(x, 0), width);
    }

    public double clippedY(double y) {
        return Math.min(Math.max(y, 0), height);
    }
}
