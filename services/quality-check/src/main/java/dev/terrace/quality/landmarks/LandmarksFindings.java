package dev.terrace.quality.landmarks;

import dev.terrace.quality.Finding;
import dev.terrace.quality.Findings;
import dev.terrace.shared.work.landmarks.FeatureGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said of a set of landmarks beside the one that is held to be right. */
final class LandmarksFindings {
    private final Layout layout;
    private final Numbering numbering;

    LandmarksFindings(Layout layout, Numbering numbering) {
        this.layout = layout;
        this.numbering = numbering;
    }

    /** Points under a wrong number are told once, by what was turned; what is off beside that is told of the turned label. */
    Findings of(Face label, Face right) {
        Numbering.Turned turned = numbering.toward(right, label);
        List<Finding> list = new ArrayList<>();
        turned.turns().forEach(turn -> list.add(finding(turn)));
        int rightPoints = 0;
        for (int g = 0; g < layout.groups.size(); g++) {
            rightPoints += rightPoints(g, label, right);
            List<Finding> ofGroup = new ArrayList<>();
            group(g, turned.face(), right, ofGroup);
            if (ofGroup.isEmpty() && !concerns(turned.turns(), g)) {
                ofGroup.add(Finding.right(path(g)));
            }
            list.addAll(ofGroup);
        }
        return new Findings(list, rightPoints, layout.points());
    }

    private boolean concerns(List<Numbering.Turn> turns, int group) {
        return turns.stream()
                .anyMatch(t -> t.group() < 0
                        || t.group() == group
                        || t.kind() == Numbering.Kind.SWAPPED_SIDES && numbering.mirrorOf(t.group()) == group);
    }

    private Finding finding(Numbering.Turn turn) {
        String path = turn.group() < 0 ? "points" : path(turn.group());
        return switch (turn.kind()) {
            case SWAPPED_SIDES ->
                Finding.wrong("swapped-sides", path, "left and right are exchanged: left is the left of the person");
            case REVERSED_ORDER -> Finding.wrong("reversed-order", path, spoken(turn) + ": the points run backwards");
            case SHIFTED_ORDER -> Finding.wrong("shifted-order", path, spoken(turn) + ": it starts at the wrong point");
        };
    }

    private String spoken(Numbering.Turn turn) {
        return layout.groups.get(turn.group()).spoken();
    }

    private int rightPoints(int group, Face label, Face right) {
        int count = 0;
        double tolerance = layout.tolerance(group, label, right);
        for (int p = layout.first(group); p < layout.end(group); p++) {
            boolean same = label.isPlaced(p) == right.isPlaced(p);
            count += same && (!label.isPlaced(p) || distance(p, label, right) <= tolerance) ? 1 : 0;
        }
        return count;
    }

    private void group(int group, Face label, Face right, List<Finding> list) {
        double tolerance = layout.tolerance(group, label, right);
        int off = 0;
        int outside = 0;
        int inside = 0;
        int otherState = 0;
        for (int p = layout.first(group); p < layout.end(group); p++) {
            if (label.isPlaced(p) && right.isPlaced(p)) {
                boolean far = distance(p, label, right) > tolerance;
                off += far ? 1 : 0;
                otherState += !far && label.state[p] != right.state[p] ? 1 : 0;
            } else {
                outside += right.isPlaced(p) ? 1 : 0;
                inside += label.isPlaced(p) ? 1 : 0;
            }
        }
        FeatureGroup feature = layout.groups.get(group);
        String of = feature.spoken() + ": %d of " + feature.size() + " points ";
        if (off > 0) {
            list.add(Finding.wrong(
                    "points-off", path(group), (of + "off by more than %s px").formatted(off, pixels(tolerance))));
        }
        if (outside > 0) {
            list.add(Finding.wrong(
                    "wrong-outside",
                    path(group),
                    (of + "called outside the image, which they are not").formatted(outside)));
        }
        if (inside > 0) {
            list.add(Finding.wrong(
                    "wrong-outside", path(group), (of + "placed, which are outside the image").formatted(inside)));
        }
        if (otherState > 0) {
            list.add(Finding.remark(
                    "wrong-state",
                    path(group),
                    (of + "visible or occluded, other than you said").formatted(otherState)));
        }
    }

    private static double distance(int point, Face one, Face other) {
        return Math.hypot(one.x[point] - other.x[point], one.y[point] - other.y[point]);
    }

    private String path(int group) {
        return "points." + layout.groups.get(group).name();
    }

    private static String pixels(double pixels) {
        return pixels >= 2 ? Long.toString(Math.round(pixels)) : String.format(Locale.ROOT, "%.1f", pixels);
    }
}
