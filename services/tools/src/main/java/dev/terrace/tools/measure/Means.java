package dev.terrace.tools.measure;

import dev.terrace.shared.work.boxes.Box;
import dev.terrace.shared.work.events.Event;
import dev.terrace.shared.work.landmarks.Landmark;
import dev.terrace.shared.work.landmarks.LandmarksLabel;
import dev.terrace.shared.work.polygons.Point;
import dev.terrace.shared.work.polygons.Polygon;
import dev.terrace.shared.work.scene.Cuboid;
import dev.terrace.shared.work.spans.Span;
import dev.terrace.shared.work.tracks.Key;
import dev.terrace.shared.work.tracks.Track;
import dev.terrace.shared.work.tracks.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The plain mean of places of one thing. What is said of it beside its place is what the first says. */
final class Means {
    private static final int SIDES = 4;

    private Means() {}

    private static <O> double mean(List<O> all, ToDoubleFunction<O> number) {
        return all.stream().mapToDouble(number).average().orElseThrow();
    }

    static Box ofBoxes(List<Box> same) {
        return new Box(
                same.getFirst().name(),
                mean(same, Box::x1),
                mean(same, Box::y1),
                mean(same, Box::x2),
                mean(same, Box::y2),
                same.getFirst().attributes());
    }

    /** Corner by corner, of those that have as many. */
    static Polygon ofPolygons(List<Polygon> same) {
        Polygon first = same.getFirst();
        List<Polygon> matching =
                same.stream().filter(p -> sizes(p).equals(sizes(first))).toList();
        List<List<Point>> rings = new ArrayList<>();
        for (int ring = 0; ring < first.rings().size(); ring++) {
            List<Point> corners = new ArrayList<>();
            for (int corner = 0; corner < first.rings().get(ring).size(); corner++) {
                int r = ring;
                int c = corner;
                corners.add(new Point(
                        mean(matching, p -> p.rings().get(r).get(c).x()),
                        mean(matching, p -> p.rings().get(r).get(c).y())));
            }
            rings.add(corners);
        }
        return new Polygon(first.name(), rings, first.attributes());
    }

    private static List<Integer> sizes(Polygon polygon) {
        return polygon.rings().stream().map(List::size).toList();
    }

    static Span ofSpans(List<Span> same) {
        int start = (int) Math.round(mean(same, Span::start));
        int end = (int) Math.round(mean(same, Span::end));
        return new Span(same.getFirst().name(), start, end, same.getFirst().attributes());
    }

    static Event ofEvents(List<Event> same) {
        Event first = same.getFirst();
        return new Event(
                first.product(),
                Math.round(mean(same, Event::start)),
                Math.round(mean(same, Event::end)),
                first.hand(),
                first.attributes());
    }

    static Cuboid ofCuboids(List<Cuboid> same) {
        Cuboid first = same.getFirst();
        return new Cuboid(
                first.id(),
                first.frame(),
                first.name(),
                mean(same, Cuboid::x),
                mean(same, Cuboid::y),
                mean(same, Cuboid::z),
                mean(same, Cuboid::l),
                mean(same, Cuboid::w),
                mean(same, Cuboid::h),
                Cuboid.heading(mean(same, Cuboid::yaw)),
                first.attributes());
    }

    static double similarity(Track one, Track other) {
        return Trajectory.of(one.keys()).similarity(Trajectory.of(other.keys()));
    }

    /** In each frame in which the first sees it. */
    static Track ofTracks(List<Track> same) {
        Track first = same.getFirst();
        List<Trajectory> ways =
                same.stream().map(track -> Trajectory.of(track.keys())).toList();
        Trajectory way = ways.getFirst();
        boolean[] seen = new boolean[way.last() - way.first() + 1];
        double[] sides = new double[SIDES * seen.length];
        for (int frame = way.first(); frame <= way.last(); frame++) {
            int at = frame;
            seen[frame - way.first()] = way.isSeen(frame);
            List<Trajectory> here = ways.stream().filter(w -> w.isSeen(at)).toList();
            for (int side = 0; side < SIDES && way.isSeen(frame); side++) {
                int s = side;
                sides[SIDES * (frame - way.first()) + side] = mean(here, w -> w.side(at, s));
            }
        }
        List<Key> keys = new Trajectory(way.first(), seen, sides).keys();
        return new Track(first.id(), first.name(), keys, first.attributes());
    }

    /** Each point at the mean of where it is placed; outside if fewer than half place it. */
    static LandmarksLabel ofPoints(List<LandmarksLabel> labels) {
        List<Landmark> points = new ArrayList<>();
        for (int n = 0; n < labels.getFirst().points().size(); n++) {
            int at = n;
            List<Landmark> placed = labels.stream()
                    .map(label -> label.points().get(at))
                    .filter(Landmark::isPlaced)
                    .toList();
            boolean isOut = placed.isEmpty() || 2 * placed.size() < labels.size();
            points.add(
                    isOut
                            ? Landmark.OUTSIDE
                            : new Landmark(
                                    mean(placed, Landmark::x),
                                    mean(placed, Landmark::y),
                                    placed.getFirst().state()));
        }
        return new LandmarksLabel(points);
    }
}
