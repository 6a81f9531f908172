package dev.terrace.quality;

import dev.terrace.shared.work.join.Assignment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Pairs the objects of two labels one to one, so that the sum of similarities is the highest: those of one class first, then
 * what is left.
 */
public final class Matching {
    private final int[] left;
    private final int[] right;

    private Matching(int left, int right) {
        this.left = new int[left];
        this.right = new int[right];
        Arrays.fill(this.left, -1);
        Arrays.fill(this.right, -1);
    }

    /** The partner of the n-th object of the first label, or -1. */
    public int ofLeft(int n) {
        return left[n];
    }

    /** The partner of the n-th object of the second label, or -1. */
    public int ofRight(int n) {
        return right[n];
    }

    public static <O> Matching of(Geometry<O> geometry, List<O> left, List<O> right) {
        Matching matching = new Matching(left.size(), right.size());
        double[][] similarity = similarities(geometry, left, right);
        matching.add(geometry, left, right, similarity, true);
        matching.add(geometry, left, right, similarity, false);
        return matching;
    }

    /** The similarity of every pair that may be one object, 0 for the others. */
    private static <O> double[][] similarities(Geometry<O> geometry, List<O> left, List<O> right) {
        double[][] similarity = new double[left.size()][right.size()];
        for (int l = 0; l < left.size(); l++) {
            O one = left.get(l);
            for (int r = 0; r < right.size(); r++) {
                O other = right.get(r);
                if (geometry.from(one) <= geometry.to(other) && geometry.from(other) <= geometry.to(one)) {
                    double s = geometry.similarity(one, other);
                    similarity[l][r] = s >= geometry.join() ? s : 0;
                }
            }
        }
        return similarity;
    }

    private <O> void add(Geometry<O> geometry, List<O> ones, List<O> others, double[][] similarity, boolean sameClass) {
        int[] rows = free(left, geometry, ones);
        int[] columns = free(right, geometry, others);
        double[][] gain = new double[rows.length][columns.length];
        boolean any = false;
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                double s = similarity[rows[r]][columns[c]];
                boolean same = s > 0 && geometry.name(ones.get(rows[r])).equals(geometry.name(others.get(columns[c])));
                gain[r][c] = s > 0 && same == sameClass ? s : 0;
                any |= gain[r][c] > 0;
            }
        }
        int[] best = any ? Assignment.best(gain) : new int[0];
        for (int r = 0; r < best.length; r++) {
            if (best[r] >= 0) {
                left[rows[r]] = columns[best[r]];
                right[columns[best[r]]] = rows[r];
            }
        }
    }

    /** The objects without a partner, in the order of what they are: whom equal gains pair depends on nothing else. */
    private static <O> int[] free(int[] partners, Geometry<O> geometry, List<O> objects) {
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] < 0) {
                free.add(i);
            }
        }
        free.sort(Comparator.comparing(objects::get, geometry.order()));
        return free.stream().mapToInt(i -> i).toArray();
    }
}
