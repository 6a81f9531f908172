package dev.terrace.quality.landmarks;

import dev.terrace.shared.work.landmarks.FeatureGroup;
import dev.terrace.shared.work.landmarks.LandmarksLabel;
import dev.terrace.shared.work.landmarks.LandmarksSchema;
import java.util.List;

/**
 * Where the groups of a schema lie among its points, and how near points are by them. A point counts 2^−(d / rN)², where r is
 * the group's radius and N the size of the face, by the mean of both labels: one half at a distance of r N.
 */
final class Layout {
    private static final double OTHER_STATE = 0.8;
    private static final double LN_2 = Math.log(2);

    final List<FeatureGroup> groups;
    final List<Integer> normalizer;
    final int[] mirror;
    private final int[] first;

    Layout(LandmarksSchema schema) {
        this.groups = schema.groups();
        this.normalizer = schema.normalizer();
        this.mirror = schema.mirror().stream().mapToInt(i -> i).toArray();
        this.first = new int[groups.size() + 1];
        for (int g = 0; g < groups.size(); g++) {
            first[g + 1] = first[g] + groups.get(g).size();
        }
    }

    Face face(LandmarksLabel label) {
        return Face.of(label, normalizer);
    }

    int points() {
        return mirror.length;
    }

    int first(int group) {
        return first[group];
    }

    int end(int group) {
        return first[group + 1];
    }

    /** The distance at which a point of the group counts one half. */
    double tolerance(int group, Face one, Face other) {
        return groups.get(group).radius() * (one.size + other.size) / 2;
    }

    /** How near two labels are in this group, in [0, 1]. */
    double near(int group, Face one, Face other) {
        double tolerance = tolerance(group, one, other);
        double factor = -LN_2 / (tolerance * tolerance);
        double sum = 0;
        for (int i = first[group]; i < first[group + 1]; i++) {
            sum += near(i, one, other, factor);
        }
        return sum / groups.get(group).size();
    }

    private static double near(int point, Face one, Face other, double factor) {
        if (one.isPlaced(point) != other.isPlaced(point)) {
            return 0;
        }
        if (!one.isPlaced(point)) {
            return 1;
        }
        double dx = one.x[point] - other.x[point];
        double dy = one.y[point] - other.y[point];
        double s = Math.exp(factor * (dx * dx + dy * dy));
        return one.state[point] == other.state[point] ? s : OTHER_STATE * s;
    }

    /** How near two labels are in each group. */
    double[] nearByGroup(Face one, Face other) {
        double[] near = new double[groups.size()];
        for (int g = 0; g < near.length; g++) {
            near[g] = near(g, one, other);
        }
        return near;
    }

    double near(Face one, Face other) {
        return mean(nearByGroup(one, other));
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
