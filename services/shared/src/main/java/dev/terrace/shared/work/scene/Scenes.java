package dev.terrace.shared.work.scene;

import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Faults;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What work on scenes must know of them. */
public final class Scenes {
    private static final int MOST_CAMERAS = 20;
    private static final int MOST_FRAMES = 10_000;
    private static final int MOST_PIXELS = 100_000;
    private static final double ORTHONORMAL = 1e-3;
    private static final double SINGULAR = 1e-9;

    private Scenes() {}

    /** What the content lacks to be a scene: frames with their images, and cameras that can be projected into. */
    public static List<Fault> faults(Content content) {
        if (!(content instanceof Content.Scene scene)) {
            return List.of(new Fault("", "expected a scene of cameras and key frames"));
        }
        Faults faults = new Faults();
        if (scene.cameras().size() > MOST_CAMERAS) {
            faults.add(
                    "cameras",
                    "%d are more than the %d allowed",
                    scene.cameras().size(),
                    MOST_CAMERAS);
        }
        if (scene.frames().isEmpty() || scene.frames().size() > MOST_FRAMES) {
            faults.add("frames", "expected 1 to %d key frames", MOST_FRAMES);
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < scene.cameras().size() && !faults.isFull(); i++) {
            camera(scene.cameras().get(i), "cameras[" + i + "]", names, faults);
        }
        for (int i = 0; i < scene.frames().size() && !faults.isFull(); i++) {
            frame(scene.frames().get(i), scene.cameras().size(), "frames[" + i + "]", faults);
        }
        return faults.list();
    }

    private static void frame(Content.KeyFrame frame, int cameras, String path, Faults faults) {
        if (frame.images().size() != cameras) {
            faults.add(
                    path + ".images",
                    "%d images for %d cameras: one for each",
                    frame.images().size(),
                    cameras);
        }
        if (cameras == 0 && frame.points() == null) {
            faults.add(path, "expected images of cameras, or points");
        }
    }

    private static void camera(Content.Camera camera, String path, Set<String> names, Faults faults) {
        if (camera.name().isBlank()) {
            faults.add(path + ".name", "is missing");
        } else if (!names.add(camera.name())) {
            faults.add(path + ".name", "%s is there twice", Faults.quoted(camera.name()));
        }
        if (camera.width() < 1
                || camera.height() < 1
                || camera.width() > MOST_PIXELS
                || camera.height() > MOST_PIXELS) {
            faults.add(path, "expected a width and a height of 1 to %d pixels", MOST_PIXELS);
        }
        intrinsic(camera.k(), path + ".K", faults);
        extrinsic(camera.tCamEgo(), path + ".T_cam_ego", faults);
    }

    private static void intrinsic(List<Double> k, String path, Faults faults) {
        if (!isMatrix(k, 9, "3 rows of 3", path, faults)) {
            return;
        }
        double det = k.get(0) * (k.get(4) * k.get(8) - k.get(5) * k.get(7))
                - k.get(1) * (k.get(3) * k.get(8) - k.get(5) * k.get(6))
                + k.get(2) * (k.get(3) * k.get(7) - k.get(4) * k.get(6));
        if (Math.abs(det) < SINGULAR) {
            faults.add(path, "it is singular: expected fx 0 cx, 0 fy cy, 0 0 1 with fx and fy above 0");
        } else if (k.get(0) <= 0 || k.get(4) <= 0 || k.get(6) != 0 || k.get(7) != 0 || k.get(8) != 1) {
            faults.add(path, "expected fx 0 cx, 0 fy cy, 0 0 1 with fx and fy above 0");
        }
    }

    private static void extrinsic(List<Double> t, String path, Faults faults) {
        if (!isMatrix(t, 16, "4 rows of 4", path, faults)) {
            return;
        }
        if (t.get(12) != 0 || t.get(13) != 0 || t.get(14) != 0 || t.get(15) != 1) {
            faults.add(path, "expected 0 0 0 1 as the last row");
            return;
        }
        for (int i = 0; i < 3; i++) {
            for (int j = i; j < 3; j++) {
                double dot = 0;
                for (int c = 0; c < 3; c++) {
                    dot += t.get(4 * i + c) * t.get(4 * j + c);
                }
                if (Math.abs(dot - (i == j ? 1 : 0)) > ORTHONORMAL) {
                    faults.add(
                            path, "its first three rows and columns are no rotation: it is singular, scaled or skewed");
                    return;
                }
            }
        }
        double det = t.get(0) * (t.get(5) * t.get(10) - t.get(6) * t.get(9))
                - t.get(1) * (t.get(4) * t.get(10) - t.get(6) * t.get(8))
                + t.get(2) * (t.get(4) * t.get(9) - t.get(5) * t.get(8));
        if (det < 0) {
            faults.add(path, "it mirrors: expected a rotation, x right, y down, z forward");
        }
    }

    private static boolean isMatrix(List<Double> numbers, int size, String shape, String path, Faults faults) {
        if (numbers.size() != size) {
            faults.add(path, "expected %d numbers, %s, got %d", size, shape, numbers.size());
            return false;
        }
        if (!numbers.stream().allMatch(n -> Double.isFinite(n))) {
            faults.add(path, "expected finite numbers");
            return false;
        }
        return true;
    }

    /** @throws IllegalArgumentException if it is no scene */
    public static Content.Scene scene(Content content) {
        if (content instanceof Content.Scene scene) {
            return scene;
        }
        throw new IllegalArgumentException("expected a scene");
    }

    /** The key frames of a part; all of them if the item is not cut. */
    public static Part.Window window(Task task) {
        return task.part() instanceof Part.Window window
                ? window
                : new Part.Window(0, scene(task.content()).frames().size());
    }
}
