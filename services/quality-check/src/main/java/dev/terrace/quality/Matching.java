package dev.terrace.quality;

import dev.terrace.shared.work.Label.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Pairs boxes one to one, those that overlap most first; so a box never answers for two. */
public final class Matching {
    private Matching() {}

    /** Box {@code left} of one list and box {@code right} of the other, by position. */
    public record Pair(int left, int right, double iou) {}

    /** Intersection over union: 0 for boxes apart, 1 for equal ones. */
    public static double iou(Box a, Box b) {
        double width = Math.min(a.x2(), b.x2()) - Math.max(a.x1(), b.x1());
        double height = Math.min(a.y2(), b.y2()) - Math.max(a.y1(), b.y1());
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double both = width * height;
        return both / (area(a) + area(b) - both);
    }

    /** Pairs of one class whose overlap is at least {@code minIou}. */
    public static List<Pair> oneToOne(List<Box> left, List<Box> right, double minIou) {
        List<Pair> candidates = new ArrayList<>();
        for (int l = 0; l < left.size(); l++) {
            for (int r = 0; r < right.size(); r++) {
                double iou = iou(left.get(l), right.get(r));
                if (iou >= minIou && left.get(l).name().equals(right.get(r).name())) {
                    candidates.add(new Pair(l, r, iou));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Pair::iou).reversed());
        boolean[] leftTaken = new boolean[left.size()];
        boolean[] rightTaken = new boolean[right.size()];
        List<Pair> pairs = new ArrayList<>();
        for (Pair pair : candidates) {
            if (!leftTaken[pair.left()] && !rightTaken[pair.right()]) {
                leftTaken[pair.left()] = true;
                rightTaken[pair.right()] = true;
                pairs.add(pair);
            }
        }
        return pairs;
    }

    /** F1 of one list against the other at this overlap: 2 pairs / (left + right); two empty lists agree. */
    public static double f1(List<Box> left, List<Box> right, double minIou) {
        int all = left.size() + right.size();
        return all == 0 ? 1 : 2.0 * oneToOne(left, right, minIou).size() / all;
    }

    private static double area(Box box) {
        return (box.x2() - box.x1()) * (box.y2() - box.y1());
    }
}
