package dev.terrace.quality.polygons;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import dev.terrace.quality.Geometry;
import dev.terrace.quality.Member;
import dev.terrace.quality.Merge;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.polygons.Area;
import dev.terrace.shared.work.polygons.Point;
import dev.terrace.shared.work.polygons.Polygon;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Polygons are alike as far as their areas overlap. An odd number of them makes the area that more than half cover; of an even
 * number, where no such area is fair to all, the one most like the others is taken.
 */
final class PolygonGeometry implements Geometry<Polygon> {
    private static final double LEAST_PIECE = .01;
    private static final double EQUAL = 1e-9;

    private final List<String> classes;
    private final Attributes attributes;
    private final IdentityHashMap<Polygon, Area> areas = new IdentityHashMap<>();
    private final Map<Pair, Double> overlaps = new HashMap<>();

    private record Pair(Area one, Area other) {}

    PolygonGeometry(List<String> classes, Attributes attributes) {
        this.classes = classes;
        this.attributes = attributes;
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    @Override
    public Attributes attributes() {
        return attributes;
    }

    @Override
    public String name(Polygon polygon) {
        return polygon.name();
    }

    @Override
    public Map<String, Object> attributes(Polygon polygon) {
        return polygon.attributes();
    }

    private Area area(Polygon polygon) {
        return areas.computeIfAbsent(polygon, Area::of);
    }

    /** Overlaps too small to matter are not measured. */
    @Override
    public double similarity(Polygon one, Polygon other) {
        Area a = area(one);
        Area b = area(other);
        if (a.overlapAtMost(b) < join()) {
            return 0;
        }
        Double known = overlaps.get(new Pair(b, a));
        return known != null ? known : overlaps.computeIfAbsent(new Pair(a, b), pair -> a.overlap(b));
    }

    @Override
    public double fine() {
        return .8;
    }

    @Override
    public double from(Polygon polygon) {
        return area(polygon).from();
    }

    @Override
    public double to(Polygon polygon) {
        return area(polygon).to();
    }

    @Override
    public Merge<Polygon> merge(List<Member<Polygon>> members) {
        if (members.size() == 1) {
            return Merge.of(members.getFirst().object());
        }
        if (members.size() % 2 == 1) {
            List<List<Point>> rings = coveredByMost(members).rings(LEAST_PIECE);
            if (!rings.isEmpty()) {
                return Merge.of(new Polygon(members.getFirst().object().name(), rings));
            }
        }
        return mostLikeTheOthers(members);
    }

    /** What more than half cover: layer n is what n + 1 of those so far cover at least. */
    private Area coveredByMost(List<Member<Polygon>> members) {
        List<Area> layers = new ArrayList<>();
        int needed = members.size() / 2 + 1;
        for (int n = 0; n < needed; n++) {
            layers.add(Area.none());
        }
        for (Member<Polygon> member : members) {
            Area more = area(member.object());
            for (int n = needed - 1; n > 0; n--) {
                layers.set(n, layers.get(n).or(layers.get(n - 1).and(more)));
            }
            layers.set(0, layers.get(0).or(more));
        }
        return layers.getLast();
    }

    private Merge<Polygon> mostLikeTheOthers(List<Member<Polygon>> members) {
        Comparator<Member<Polygon>> order = comparingDouble((Member<Polygon> m) -> -likeness(m, members))
                .thenComparingDouble(m -> -m.skill().accuracy())
                .thenComparingDouble(m -> area(m.object()).size())
                .thenComparing(Member::object, order());
        return Merge.of(members.stream().min(order).orElseThrow().object());
    }

    /** The sum of its similarities, rounded so that sums of the same in another order are equal. */
    private double likeness(Member<Polygon> one, List<Member<Polygon>> members) {
        double sum = 0;
        for (Member<Polygon> other : members) {
            sum += similarity(one.object(), other.object());
        }
        return Math.rint(sum / EQUAL) * EQUAL;
    }

    @Override
    public Polygon named(Polygon polygon, String name, Map<String, Object> attributes) {
        return new Polygon(name, polygon.rings(), attributes);
    }

    @Override
    public Comparator<Polygon> order() {
        return comparingDouble(this::from)
                .thenComparingDouble(this::to)
                .thenComparing(Polygon::name)
                .thenComparing(comparing(p -> p.rings().toString()))
                .thenComparing(comparing(p -> p.attributes().toString()));
    }

    @Override
    public boolean isFree() {
        return true;
    }

    @Override
    public Object shape(Polygon polygon) {
        return polygon.rings();
    }

    @Override
    public String field() {
        return "polygons";
    }
}
