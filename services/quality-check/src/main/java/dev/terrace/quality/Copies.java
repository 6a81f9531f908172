package dev.terrace.quality;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds labels that were copied: half of their objects are equal to the last digit, where nobody draws so by chance. */
final class Copies {
    private Copies() {}

    /** For each label the part of a vote that it has: 1, or 1/n where n are copies of one another. */
    static <O> double[] parts(Geometry<O> geometry, List<List<O>> labels) {
        double[] parts = new double[labels.size()];
        Arrays.fill(parts, 1);
        if (!geometry.isFree()) {
            return parts;
        }
        int[] group = groups(labels.stream().map(l -> shapes(geometry, l)).toList());
        int[] size = new int[group.length];
        for (int g : group) {
            size[g]++;
        }
        for (int i = 0; i < parts.length; i++) {
            parts[i] = 1.0 / size[group[i]];
        }
        return parts;
    }

    static <O> boolean are(Geometry<O> geometry, List<O> one, List<O> other) {
        return geometry.isFree() && are(shapes(geometry, one), shapes(geometry, other));
    }

    private static int[] groups(List<Set<Object>> labels) {
        int[] group = new int[labels.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
            for (int j = 0; j < i; j++) {
                if (group[i] != group[j] && are(labels.get(i), labels.get(j))) {
                    int from = group[i];
                    for (int k = 0; k <= i; k++) {
                        group[k] = group[k] == from ? group[j] : group[k];
                    }
                }
            }
        }
        return group;
    }

    private static <O> Set<Object> shapes(Geometry<O> geometry, List<O> objects) {
        Set<Object> shapes = new HashSet<>();
        objects.forEach(o -> shapes.add(geometry.shape(o)));
        return shapes;
    }

    private static boolean are(Set<Object> one, Set<Object> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        long equal = one.stream().filter(other::contains).count();
        return 4 * equal >= one.size() + other.size();
    }
}
