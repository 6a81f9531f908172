package dev.terrace.quality.boxes;

import static java.util.Comparator.comparingDouble;

import dev.terrace.quality.Geometry;
import dev.terrace.quality.Median;
import dev.terrace.quality.Member;
import dev.terrace.quality.Merge;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.boxes.Box;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Boxes are alike as far as they overlap. A low threshold to gather them, and the median of each side, is what measured best
 * on people's boxes; .5 is what VOC takes for found, and a worker's own boxes overlap the truth by .78.
 */
record BoxGeometry(List<String> classes, Attributes attributes) implements Geometry<Box> {
    private static final Comparator<Box> ORDER = comparingDouble(Box::x1)
            .thenComparingDouble(Box::y1)
            .thenComparingDouble(Box::x2)
            .thenComparingDouble(Box::y2)
            .thenComparing(Box::name)
            .thenComparing(box -> box.attributes().toString());

    private record Place(double x1, double y1, double x2, double y2) {}

    @Override
    public String name(Box box) {
        return box.name();
    }

    @Override
    public Map<String, Object> attributes(Box box) {
        return box.attributes();
    }

    @Override
    public double similarity(Box one, Box other) {
        return one.overlap(other);
    }

    @Override
    public double fine() {
        return .8;
    }

    @Override
    public double from(Box box) {
        return box.x1();
    }

    @Override
    public double to(Box box) {
        return box.x2();
    }

    @Override
    public Merge<Box> merge(List<Member<Box>> members) {
        return Merge.of(new Box(
                members.getFirst().object().name(),
                Median.of(members, Box::x1),
                Median.of(members, Box::y1),
                Median.of(members, Box::x2),
                Median.of(members, Box::y2)));
    }

    @Override
    public Box named(Box box, String name, Map<String, Object> attributes) {
        return new Box(name, box.x1(), box.y1(), box.x2(), box.y2(), attributes);
    }

    @Override
    public Comparator<Box> order() {
        return ORDER;
    }

    @Override
    public boolean isFree() {
        return true;
    }

    @Override
    public Object shape(Box box) {
        return new Place(box.x1(), box.y1(), box.x2(), box.y2());
    }

    @Override
    public String field() {
        return "boxes";
    }
}
