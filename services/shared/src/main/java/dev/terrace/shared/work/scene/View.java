package dev.terrace.shared.work.scene;

import dev.terrace.shared.work.Content;
import java.util.List;
import java.util.Optional;

/** What a camera sees of space: u = K (R X + t), u to the right, v down, in pixels. */
public final class View {
    /** What is nearer to the camera than this is cut off. */
    private static final double NEAREST_METRES = 0.1;

    private static final int CORNERS = 8;
    private static final int[][] EDGES = {
        {0, 1}, {1, 3}, {3, 2}, {2, 0}, {4, 5}, {5, 7}, {7, 6}, {6, 4}, {0, 4}, {1, 5}, {2, 6}, {3, 7}
    };

    private final List<Double> k;
    private final List<Double> t;
    private final double width;
    private final double height;

    public View(Content.Camera camera) {
        this.k = camera.k();
        this.t = camera.tCamEgo();
        this.width = camera.width();
        this.height = camera.height();
    }

    /** The part of the image that a cuboid takes up; empty if none of it is in view. */
    public Optional<Rectangle> of(Cuboid cuboid) {
        double[][] corners = corners(cuboid);
        Bounds bounds = new Bounds();
        for (int[] edge : EDGES) {
            add(corners[edge[0]], corners[edge[1]], bounds);
        }
        double x1 = Math.max(0, bounds.x1);
        double y1 = Math.max(0, bounds.y1);
        double x2 = Math.min(width, bounds.x2);
        double y2 = Math.min(height, bounds.y2);
        return x1 < x2 && y1 < y2 ? Optional.of(new Rectangle(x1, y1, x2, y2)) : Optional.empty();
    }

    private static final class Bounds {
        private double x1 = Double.POSITIVE_INFINITY;
        private double y1 = Double.POSITIVE_INFINITY;
        private double x2 = Double.NEGATIVE_INFINITY;
        private double y2 = Double.NEGATIVE_INFINITY;
    }

    /** The corners in the camera's own frame. */
    private double[][] corners(Cuboid c) {
        double cos = Math.cos(c.yaw());
        double sin = Math.sin(c.yaw());
        double[][] corners = new double[CORNERS][];
        for (int i = 0; i < CORNERS; i++) {
            double along = ((i & 1) == 0 ? .5 : -.5) * c.l();
            double aside = ((i & 2) == 0 ? .5 : -.5) * c.w();
            double up = ((i & 4) == 0 ? .5 : -.5) * c.h();
            double x = c.x() + along * cos - aside * sin;
            double y = c.y() + along * sin + aside * cos;
            double z = c.z() + up;
            corners[i] = new double[] {row(0, x, y, z), row(1, x, y, z), row(2, x, y, z)};
        }
        return corners;
    }

    private double row(int row, double x, double y, double z) {
        int i = 4 * row;
        return t.get(i) * x + t.get(i + 1) * y + t.get(i + 2) * z + t.get(i + 3);
    }

    private void add(double[] one, double[] other, Bounds bounds) {
        if (one[2] < NEAREST_METRES && other[2] < NEAREST_METRES) {
            return;
        }
        project(cut(one, other), bounds);
        project(cut(other, one), bounds);
    }

    /** The end of an edge, or where the edge comes near enough to the camera to be cut. */
    private static double[] cut(double[] end, double[] other) {
        if (end[2] >= NEAREST_METRES) {
            return end;
        }
        double way = (NEAREST_METRES - end[2]) / (other[2] - end[2]);
        return new double[] {end[0] + way * (other[0] - end[0]), end[1] + way * (other[1] - end[1]), NEAREST_METRES};
    }

    private void project(double[] p, Bounds bounds) {
        double s = k.get(6) * p[0] + k.get(7) * p[1] + k.get(8) * p[2];
        double u = (k.get(0) * p[0] + k.get(1) * p[1] + k.get(2) * p[2]) / s;
        double v = (k.get(3) * p[0] + k.get(4) * p[1] + k.get(5) * p[2]) / s;
        bounds.x1 = Math.min(bounds.x1, u);
        bounds.y1 = Math.min(bounds.y1, v);
        bounds.x2 = Math.max(bounds.x2, u);
        bounds.y2 = Math.max(bounds.y2, v);
    }
}
