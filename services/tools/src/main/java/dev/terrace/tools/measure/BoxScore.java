package dev.terrace.tools.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Boxes against truth, micro-averaged: pairs with an IoU of at least .5, one to one, best first, are found; {@code meanIou}
 * is over the pairs found.
 */
public record BoxScore(long found, long missed, long wrong, double iouSum) {
    public static final BoxScore NONE = new BoxScore(0, 0, 0, 0);
    private static final double ENOUGH = 0.5;

    private record Pair(int said, int real, double iou) {}

    public static BoxScore of(List<Box> said, List<Box> truth) {
        List<Pair> pairs = new ArrayList<>();
        for (int s = 0; s < said.size(); s++) {
            for (int t = 0; t < truth.size(); t++) {
                double iou = said.get(s).iou(truth.get(t));
                if (iou >= ENOUGH) {
                    pairs.add(new Pair(s, t, iou));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::iou).reversed());
        boolean[] saidTaken = new boolean[said.size()];
        boolean[] realTaken = new boolean[truth.size()];
        long found = 0;
        double iouSum = 0;
        for (Pair pair : pairs) {
            if (!saidTaken[pair.said] && !realTaken[pair.real]) {
                saidTaken[pair.said] = true;
                realTaken[pair.real] = true;
                found++;
                iouSum += pair.iou;
            }
        }
        return new BoxScore(found, truth.size() - found, said.size() - found, iouSum);
    }

    public BoxScore plus(BoxScore other) {
        return new BoxScore(found + other.found, missed + other.missed, wrong + other.wrong, iouSum + other.iouSum);
    }

    /** 2·found ÷ (2·found + missed + wrong); 1 where there was nothing to find and nothing was said. */
    public double f1() {
        long all = 2 * found + missed + wrong;
        return all == 0 ? 1 : 2.0 * found / all;
    }

    public double meanIou() {
        return found == 0 ? 0 : iouSum / found;
    }
}
