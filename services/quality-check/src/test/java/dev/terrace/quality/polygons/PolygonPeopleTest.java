package dev.terrace.quality.polygons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.quality.Simulation;
import dev.terrace.quality.Simulation.Person;
import dev.terrace.quality.Simulation.Shares;
import dev.terrace.quality.Voters;
import dev.terrace.shared.work.polygons.Area;
import dev.terrace.shared.work.polygons.Point;
import dev.terrace.shared.work.polygons.Polygon;
import dev.terrace.shared.work.polygons.PolygonsLabel;
import dev.terrace.shared.work.polygons.PolygonsSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolygonPeopleTest {
    private static final int CORNERS = 12;
    private static final List<String> CLASSES = List.of("road", "grass", "water");
    private static final Simulation<PolygonsLabel> POLYGONS = new Simulation<>(
            new PolygonConsensus(new PolygonsSchema(CLASSES, 50)),
            Voters.IMAGE,
            PolygonPeopleTest::truth,
            PolygonPeopleTest::draw,
            PolygonPeopleTest::mean);

    private static PolygonsLabel truth(Random random) {
        List<Polygon> polygons = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            polygons.add(any(random));
        }
        return new PolygonsLabel(polygons);
    }

    /** A star of corners around a middle, so that no jitter makes it cross itself. */
    private static Polygon any(Random random) {
        double x = 50 + 540 * random.nextDouble();
        double y = 50 + 380 * random.nextDouble();
        double size = 20 + 30 * random.nextDouble();
        List<Point> ring = new ArrayList<>();
        for (int i = 0; i < CORNERS; i++) {
            double turn = 2 * Math.PI * i / CORNERS;
            double far = size * (.7 + .3 * random.nextDouble());
            ring.add(new Point(x + far * Math.cos(turn), y + far * Math.sin(turn)));
        }
        return new Polygon(CLASSES.get(random.nextInt(3)), List.of(ring));
    }

    private static PolygonsLabel draw(PolygonsLabel truth, Person person, Random random) {
        List<Polygon> polygons = new ArrayList<>();
        for (Polygon polygon : truth.polygons()) {
            if (random.nextDouble() >= person.misses()) {
                String name = random.nextDouble() < person.mistakes() ? CLASSES.get(random.nextInt(3)) : polygon.name();
                polygons.add(new Polygon(name, List.of(moved(polygon.rings().getFirst(), person, random))));
            }
            if (random.nextDouble() < person.invents()) {
                polygons.add(any(random));
            }
        }
        return new PolygonsLabel(polygons);
    }

    private static List<Point> moved(List<Point> ring, Person person, Random random) {
        double x = ring.stream().mapToDouble(Point::x).average().orElseThrow();
        double y = ring.stream().mapToDouble(Point::y).average().orElseThrow();
        double far = 60 * person.jitter() * (random.nextInt(12) == 0 ? 4 : 1);
        double dx = far * random.nextGaussian();
        double dy = far * random.nextGaussian();
        return ring.stream()
                .map(p -> {
                    double grown = Math.max(.3, 1 + person.jitter() * random.nextGaussian());
                    return new Point(x + dx + grown * (p.x() - x), y + dy + grown * (p.y() - y));
                })
                .toList();
    }

    /** The first label, each corner the mean of it and that of the likest of each other. */
    private static PolygonsLabel mean(List<PolygonsLabel> labels) {
        List<Polygon> means = new ArrayList<>();
        for (Polygon polygon : labels.getFirst().polygons()) {
            List<Polygon> same = new ArrayList<>(List.of(polygon));
            for (PolygonsLabel other : labels.subList(1, labels.size())) {
                Area area = Area.of(polygon);
                other.polygons().stream()
                        .filter(p -> Area.of(p).overlap(area) > 0)
                        .max(Comparator.comparingDouble(p -> Area.of(p).overlap(area)))
                        .ifPresent(same::add);
            }
            List<Point> ring = new ArrayList<>();
            for (int i = 0; i < CORNERS; i++) {
                int corner = i;
                ring.add(new Point(
                        same.stream()
                                .mapToDouble(
                                        p -> p.rings().getFirst().get(corner).x())
                                .average()
                                .orElseThrow(),
                        same.stream()
                                .mapToDouble(
                                        p -> p.rings().getFirst().get(corner).y())
                                .average()
                                .orElseThrow()));
            }
            means.add(new Polygon(polygon.name(), List.of(ring)));
        }
        return new PolygonsLabel(means);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void threeTogetherAreBetterThanOneAndThanTheirMean(long seed) {
        Shares shares = Simulation.print("polygons", seed, POLYGONS.play(seed, 80, 3));
        assertThat(shares.consensus()).as("seed %d", seed).isGreaterThan(shares.one() + .05);
        assertThat(shares.consensus()).as("seed %d", seed).isGreaterThan(shares.mean() + .05);
        assertThat(shares.learnt()).as("seed %d", seed).isGreaterThan(shares.consensus() - .01);
        assertThat(shares.sure()).as("seed %d", seed).isGreaterThanOrEqualTo(.93);
    }
}
