package dev.terrace.ingestion.formats;

import dev.terrace.shared.work.Content;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * KITTI's calibration of a scene: labels are in the axes of its first camera, to which points come by one transform, and from which
 * each camera has its projection.
 */
final class KittiCalibration {
    /** KITTI's first colour camera is its third. */
    static final int FIRST_CAMERA = 2;

    private static final int COLUMNS = 4;
    private static final int ROWS = 3;

    private KittiCalibration() {}

    static String of(Content.Scene scene) {
        boolean isOne = scene.frames().size() == 1;
        List<Content.Camera> cameras = scene.cameras();
        List<Double> first = cameras.getFirst().tCamEgo();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < cameras.size(); i++) {
            lines.append(line("P" + (FIRST_CAMERA + i) + ":", projection(cameras.get(i), first)));
        }
        lines.append(line(isOne ? "R0_rect:" : "R_rect", 1, 0, 0, 0, 1, 0, 0, 0, 1));
        double[] points = first.stream()
                .limit(ROWS * COLUMNS)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return lines.append(line(isOne ? "Tr_velo_to_cam:" : "Tr_velo_cam", points))
                .toString();
    }

    private static String line(String name, double... numbers) {
        return name
                + DoubleStream.of(numbers)
                        .mapToObj(number -> String.format(Locale.ROOT, " %.12e", number))
                        .collect(Collectors.joining())
                + "\n";
    }

    /** K · T · T₀⁻¹, row by row: what the camera sees of a place in the axes of the first. */
    private static double[] projection(Content.Camera camera, List<Double> first) {
        double[] pose = new double[ROWS * COLUMNS];
        for (int row = 0; row < ROWS; row++) {
            double moved = 0;
            for (int column = 0; column < ROWS; column++) {
                for (int axis = 0; axis < ROWS; axis++) {
                    pose[COLUMNS * row + column] +=
                            camera.tCamEgo().get(COLUMNS * row + axis) * first.get(COLUMNS * column + axis);
                }
                moved += pose[COLUMNS * row + column] * first.get(COLUMNS * column + ROWS);
            }
            pose[COLUMNS * row + ROWS] = camera.tCamEgo().get(COLUMNS * row + ROWS) - moved;
        }
        double[] projection = new double[ROWS * COLUMNS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                for (int axis = 0; axis < ROWS; axis++) {
                    projection[COLUMNS * row + column] +=
                            camera.k().get(ROWS * row + axis) * pose[COLUMNS * axis + column];
                }
            }
        }
        return projection;
    }
}
