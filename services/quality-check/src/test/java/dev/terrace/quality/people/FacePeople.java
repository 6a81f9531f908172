package dev.terrace.quality.people;

import dev.terrace.quality.Simulation.Person;
import dev.terrace.shared.work.landmarks.FeatureGroup;
import dev.terrace.shared.work.landmarks.Landmark;
import dev.terrace.shared.work.landmarks.LandmarksLabel;
import dev.terrace.shared.work.landmarks.LandmarksSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Mark the points of faces: with a shaky hand, a feature off its place, left for right, or a feature backwards. */
public record FacePeople(LandmarksSchema schema) {
    private static final double SIZE_PIXELS = 512;

    /** A face somewhere in the image, turned a little; a feature may be hidden, or out of the image. */
    public LandmarksLabel truth(Random random) {
        double unit = 50 + 60 * random.nextDouble();
        double roll = .2 * random.nextGaussian();
        double cx = 200 + 112 * random.nextDouble();
        double cy = 200 + 112 * random.nextDouble();
        List<Landmark> points = new ArrayList<>();
        for (FeatureGroup group : schema.groups()) {
            boolean occluded = random.nextInt(12) == 0;
            for (double[] at : feature(group)) {
                double x = cx + unit * (at[0] * Math.cos(roll) - at[1] * Math.sin(roll));
                double y = cy + unit * (at[0] * Math.sin(roll) + at[1] * Math.cos(roll));
                points.add(placed(x, y, occluded ? Landmark.State.OCCLUDED : Landmark.State.VISIBLE));
            }
        }
        return new LandmarksLabel(points);
    }

    private static Landmark placed(double x, double y, Landmark.State state) {
        boolean inside = x >= 0 && y >= 0 && x <= SIZE_PIXELS && y <= SIZE_PIXELS;
        return inside ? new Landmark(x, y, state) : Landmark.OUTSIDE;
    }

    /** Where the points of a feature are in a face whose eyes are two units apart; y down. */
    private static double[][] feature(FeatureGroup group) {
        boolean right = group.name().startsWith("right");
        double side = right ? -1 : 1;
        return switch (group.name()) {
            case "outline" -> arc(group.size(), 0, .3, 2, 2.2, Math.PI, 0);
            case "right_brow", "left_brow" ->
                group.closed()
                        ? arc(group.size(), side, -.6, .6, .15, Math.PI, 3 * Math.PI)
                        : arc(group.size(), side, -.5, .6, .25, Math.PI, 2 * Math.PI);
            case "right_eye", "left_eye" -> arc(group.size(), side, 0, .35, .15, Math.PI, 3 * Math.PI);
            case "mouth" -> arc(group.size(), 0, 1.5, .7, .3, Math.PI, 3 * Math.PI);
            case "inner_mouth" -> arc(group.size(), 0, 1.5, .5, .12, Math.PI, 3 * Math.PI);
            case "nose" -> nose(group.size());
            default -> arc(group.size(), side, 0, 0, 0, 0, 1);
        };
    }

    private static double[][] arc(int size, double cx, double cy, double a, double b, double from, double to) {
        double[][] points = new double[size][];
        boolean round = to - from > 1.5 * Math.PI;
        for (int i = 0; i < size; i++) {
            double angle = from + (to - from) * i / Math.max(1, round ? size : size - 1);
            points[i] = size == 1
                    ? new double[] {cx, cy}
                    : new double[] {cx + a * Math.cos(angle), cy + b * Math.sin(angle)};
        }
        return points;
    }

    private static double[][] nose(int size) {
        double[][] points = new double[size][];
        int bridge = size == 1 ? 0 : size - 5;
        for (int i = 0; i < size; i++) {
            points[i] = i < bridge
                    ? new double[] {0, .1 + .2 * i}
                    : new double[] {size == 1 ? 0 : .15 * (i - bridge - 2), .95};
        }
        return points;
    }

    /** What a person makes of it; one who does not look sets a face of her own. */
    public LandmarksLabel draw(LandmarksLabel truth, Person person, Random random) {
        if (person.misses() >= 1) {
            return truth(random);
        }
        double size = size(truth);
        List<Landmark> points = new ArrayList<>();
        int next = 0;
        for (FeatureGroup group : schema.groups()) {
            List<Landmark> feature = new ArrayList<>();
            boolean off = random.nextDouble() < person.misses();
            double dx = off ? .12 * size * random.nextGaussian() : 0;
            double dy = off ? .12 * size * random.nextGaussian() : 0;
            boolean other = random.nextDouble() < person.mistakes();
            for (Landmark p : truth.points().subList(next, next + group.size())) {
                feature.add(shaken(p, dx, dy, .3 * person.jitter() * size, other, random));
            }
            if (group.size() > 2 && random.nextDouble() < person.mistakes() / 3) {
                Collections.reverse(feature);
            }
            points.addAll(feature);
            next += group.size();
        }
        return new LandmarksLabel(random.nextDouble() < person.mistakes() ? mirrored(points) : points);
    }

    private static Landmark shaken(Landmark p, double dx, double dy, double sigma, boolean other, Random random) {
        double far = random.nextInt(25) == 0 ? 4 * sigma : sigma;
        double x = p.x() + dx + far * random.nextGaussian();
        double y = p.y() + dy + far * random.nextGaussian();
        if (!p.isPlaced()) {
            return p;
        }
        boolean visible = (p.state() == Landmark.State.VISIBLE) != other;
        return placed(x, y, visible ? Landmark.State.VISIBLE : Landmark.State.OCCLUDED);
    }

    private List<Landmark> mirrored(List<Landmark> points) {
        return schema.mirror().stream().map(points::get).toList();
    }

    private static double size(LandmarksLabel label) {
        double[] x = label.points().stream()
                .filter(Landmark::isPlaced)
                .mapToDouble(Landmark::x)
                .toArray();
        return x.length == 0
                ? 1
                : .55
                        * (Arrays.stream(x).max().orElse(1)
                                - Arrays.stream(x).min().orElse(0));
    }

    /** Each point the mean of all that place it. */
    public LandmarksLabel mean(List<LandmarksLabel> labels) {
        List<Landmark> points = new ArrayList<>();
        for (int i = 0; i < schema.points(); i++) {
            int at = i;
            List<Landmark> placed = labels.stream()
                    .map(l -> l.points().get(at))
                    .filter(Landmark::isPlaced)
                    .toList();
            points.add(
                    placed.size() * 2 < labels.size() || placed.isEmpty()
                            ? Landmark.OUTSIDE
                            : new Landmark(
                                    placed.stream()
                                            .mapToDouble(Landmark::x)
                                            .average()
                                            .orElse(0),
                                    placed.stream()
                                            .mapToDouble(Landmark::y)
                                            .average()
                                            .orElse(0),
                                    placed.getFirst().state()));
        }
        return new LandmarksLabel(points);
    }
}
