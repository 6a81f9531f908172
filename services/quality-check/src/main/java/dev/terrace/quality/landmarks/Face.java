package dev.terrace.quality.landmarks;

import dev.terrace.shared.work.landmarks.Landmark;
import dev.terrace.shared.work.landmarks.LandmarksLabel;
import java.util.List;
import java.util.stream.IntStream;

/** The points of one label in arrays, with the size of what they mark. */
final class Face {
    static final byte OUTSIDE = 0;
    static final byte OCCLUDED = 1;
    static final byte VISIBLE = 2;

    private static final double OF_EXTENT = 0.6;
    private static final double LEAST_SIZE_PIXELS = 1;

    final double[] x;
    final double[] y;
    final byte[] state;
    final double size;

    private Face(double[] x, double[] y, byte[] state, List<Integer> normalizer) {
        this.x = x;
        this.y = y;
        this.state = state;
        this.size = Math.max(LEAST_SIZE_PIXELS, size(normalizer));
    }

    static Face of(LandmarksLabel label, List<Integer> normalizer) {
        int n = label.points().size();
        double[] x = new double[n];
        double[] y = new double[n];
        byte[] state = new byte[n];
        for (int i = 0; i < n; i++) {
            Landmark point = label.points().get(i);
            x[i] = point.x();
            y[i] = point.y();
            state[i] = (byte) point.state().ordinal();
        }
        return new Face(x, y, state, normalizer);
    }

    /** The same points with other numbers: point i is what was point {@code order[i]}. */
    Face renumbered(int[] order, List<Integer> normalizer) {
        return new Face(
                IntStream.of(order).mapToDouble(i -> x[i]).toArray(),
                IntStream.of(order).mapToDouble(i -> y[i]).toArray(),
                states(order),
                normalizer);
    }

    private byte[] states(int[] order) {
        byte[] states = new byte[order.length];
        for (int i = 0; i < order.length; i++) {
            states[i] = state[order[i]];
        }
        return states;
    }

    boolean isPlaced(int point) {
        return state[point] != OUTSIDE;
    }

    /** The distance of the two points that tell it; where one of them is outside, a share of the extent of those placed. */
    private double size(List<Integer> normalizer) {
        if (normalizer.size() == 2) {
            int a = normalizer.get(0);
            int b = normalizer.get(1);
            if (isPlaced(a) && isPlaced(b)) {
                return Math.hypot(x[a] - x[b], y[a] - y[b]);
            }
        }
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            if (isPlaced(i)) {
                left = Math.min(left, x[i]);
                right = Math.max(right, x[i]);
                top = Math.min(top, y[i]);
                bottom = Math.max(bottom, y[i]);
            }
        }
        return right < left ? 0 : OF_EXTENT * Math.sqrt((right - left) * (bottom - top));
    }
}
