package dev.terrace.quality.landmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds points that are set at the right places under wrong numbers: the whole face or two features with left and right
 * exchanged, a feature whose points run backwards, or one that is begun at a wrong point. A turn is believed if the label
 * comes much nearer to the one that is held to be right, and near enough.
 */
final class Numbering {
    private static final double BETTER = 0.3;
    private static final double NEAR = 0.5;

    private final Layout layout;

    Numbering(Layout layout) {
        this.layout = layout;
    }

    /** What was wrong with the numbers. */
    enum Kind {
        SWAPPED_SIDES,
        REVERSED_ORDER,
        SHIFTED_ORDER
    }

    /** One turn. @param group that was turned; -1 for all, or for the first of two */
    record Turn(Kind kind, int group) {}

    /** The label with its numbers set right, and what had to be turned; the same label if nothing had. */
    record Turned(Face face, List<Turn> turns) {}

    Turned toward(Face right, Face given) {
        double[] near = layout.nearByGroup(given, right);
        if (Arrays.stream(near).min().orElse(1) > 1 - BETTER) {
            return new Turned(given, List.of());
        }
        Face mirrored = given.renumbered(layout.mirror, layout.normalizer);
        boolean swapped = isBetter(Layout.mean(near), layout.near(mirrored, right));
        List<Turn> turns = new ArrayList<>();
        Face face = given;
        if (swapped) {
            turns.add(new Turn(Kind.SWAPPED_SIDES, -1));
            face = mirrored;
        } else {
            face = pairs(right, face, turns);
        }
        for (int g = 0; g < near.length; g++) {
            face = group(g, right, face, turns);
        }
        return new Turned(face, turns);
    }

    /** Exchanges two features that mirror each other, where both come nearer by it. */
    private Face pairs(Face right, Face given, List<Turn> turns) {
        Face face = given;
        for (int g = 0; g < layout.groups.size(); g++) {
            int other = mirrorOf(g);
            if (other > g) {
                Face tried = face.renumbered(exchanged(g, other), layout.normalizer);
                double before = (layout.near(g, face, right) + layout.near(other, face, right)) / 2;
                double after = (layout.near(g, tried, right) + layout.near(other, tried, right)) / 2;
                if (isBetter(before, after)) {
                    turns.add(new Turn(Kind.SWAPPED_SIDES, g));
                    face = tried;
                }
            }
        }
        return face;
    }

    private Face group(int group, Face right, Face face, List<Turn> turns) {
        double before = layout.near(group, face, right);
        if (before > 1 - BETTER) {
            return face;
        }
        int size = layout.groups.get(group).size();
        int starts = layout.groups.get(group).closed() ? size : 1;
        Face best = face;
        double most = before;
        boolean backwards = false;
        for (int start = 0; start < starts; start++) {
            for (int way = 0; way < 2; way++) {
                Face tried = face.renumbered(order(group, start, way == 1), layout.normalizer);
                double near = layout.near(group, tried, right);
                if (near > most) {
                    best = tried;
                    most = near;
                    backwards = way == 1;
                }
            }
        }
        if (!isBetter(before, most)) {
            return face;
        }
        turns.add(new Turn(backwards ? Kind.REVERSED_ORDER : Kind.SHIFTED_ORDER, group));
        return best;
    }

    private static boolean isBetter(double before, double after) {
        return after >= NEAR && after - before >= BETTER;
    }

    /** The group whose points are the mirror of this one's; the group itself where left and right are both in it. */
    int mirrorOf(int group) {
        int there = layout.mirror[layout.first(group)];
        int other = 0;
        while (there >= layout.end(other)) {
            other++;
        }
        return other;
    }

    private int[] exchanged(int one, int other) {
        int[] order = asGiven();
        for (int i = 0; i < order.length; i++) {
            boolean inOne = i >= layout.first(one) && i < layout.end(one);
            boolean inOther = i >= layout.first(other) && i < layout.end(other);
            order[i] = inOne || inOther ? layout.mirror[i] : i;
        }
        return order;
    }

    private int[] order(int group, int start, boolean backwards) {
        int[] order = asGiven();
        int first = layout.first(group);
        int size = layout.end(group) - first;
        for (int i = 0; i < size; i++) {
            order[first + i] = first + Math.floorMod(backwards ? start - 1 - i : start + i, size);
        }
        return order;
    }

    private int[] asGiven() {
        int[] order = new int[layout.points()];
        Arrays.setAll(order, i -> i);
        return order;
    }
}
