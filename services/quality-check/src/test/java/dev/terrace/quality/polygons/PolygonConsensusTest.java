package dev.terrace.quality.polygons;

import static dev.terrace.quality.Voters.IMAGE;
import static dev.terrace.quality.Voters.unknown;
import static dev.terrace.quality.Voters.vote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.quality.Finding;
import dev.terrace.quality.Proposal;
import dev.terrace.quality.Vote;
import dev.terrace.shared.work.polygons.Area;
import dev.terrace.shared.work.polygons.Point;
import dev.terrace.shared.work.polygons.Polygon;
import dev.terrace.shared.work.polygons.PolygonsLabel;
import dev.terrace.shared.work.polygons.PolygonsSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolygonConsensusTest {
    private static final PolygonConsensus POLYGONS =
            new PolygonConsensus(new PolygonsSchema(List.of("road", "pavement", "grass"), 50));

    /** A ring of x, y, x, y, … */
    private static List<Point> ring(double... xy) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            points.add(new Point(xy[i], xy[i + 1]));
        }
        return points;
    }

    @SafeVarargs
    private static Polygon road(List<Point>... rings) {
        return new Polygon("road", List.of(rings));
    }

    private static List<Point> square(double x, double y, double side) {
        return ring(x, y, x + side, y, x + side, y + side, x, y + side);
    }

    private static PolygonsLabel drawn(Polygon... polygons) {
        return new PolygonsLabel(List.of(polygons));
    }

    @Test
    void similarityIsAreaSharedOfAreaJoint() {
        PolygonsLabel whole = drawn(road(square(0, 0, 4)));
        assertThat(POLYGONS.similarity(whole, drawn(road(ring(0, 0, 4, 0, 0, 4)))))
                .isCloseTo(.5, within(1e-9));
        assertThat(POLYGONS.similarity(drawn(road(square(0, 0, 10))), drawn(road(square(0, 0, 10), square(3, 3, 4)))))
                .isCloseTo(.84, within(1e-9));
        assertThat(POLYGONS.similarity(whole, drawn(new Polygon("grass", List.of(square(0, 0, 4))))))
                .isZero();
    }

    @Test
    void overlapIsAsPublished() {
        Area one = Area.of(road(ring(0, 0, 50, 250, 250, 300, 200, 0)));
        Area other = Area.of(road(ring(0, 100, 130, 320, 300, 150, 100, -40)));
        assertThat(one.overlap(other)).isCloseTo(.6891, within(5e-5));
        Area square = Area.of(road(square(0, 0, 100)));
        assertThat(square.overlap(Area.of(road(ring(50, 0, 100, 50, 50, 100, 0, 50)))))
                .isCloseTo(.5, within(1e-9));
    }

    @Test
    void oddManyMakeWhatMoreThanHalfCover() {
        Proposal<PolygonsLabel> proposal = POLYGONS.propose(
                IMAGE,
                unknown(drawn(road(square(0, 0, 4))), drawn(road(square(1, 0, 4))), drawn(road(square(0, 1, 4)))));
        assertThat(proposal.resolution()).contains(drawn(road(ring(0, 1, 1, 1, 1, 0, 4, 0, 4, 4, 0, 4))));
        assertThat(proposal.confidence()).isCloseTo(.9846, within(5e-5));
    }

    @Test
    void evenManyTakeTheOneMostLikeTheOthersThenOfTheBetterThenTheSmaller() {
        PolygonsLabel small = drawn(road(square(0, 0, 8)));
        PolygonsLabel middle = drawn(road(square(0, 0, 9)));
        PolygonsLabel large = drawn(road(square(0, 0, 10)));
        PolygonsLabel most = drawn(road(square(0, 0, 9.5)));
        assertThat(POLYGONS.propose(IMAGE, unknown(small, large)).resolution()).contains(small);
        assertThat(POLYGONS.propose(IMAGE, List.of(vote(small, .7), vote(large, .9)))
                        .resolution())
                .contains(large);
        assertThat(POLYGONS.propose(IMAGE, unknown(small, large, most, middle)).resolution())
                .isIn(Optional.of(middle), Optional.of(most));
    }

    @Test
    void partsAndHolesAreKept() {
        Polygon pan = road(square(0, 0, 40), square(10, 10, 20), square(60, 0, 10));
        Polygon moved = road(square(1, 0, 40), square(11, 10, 20), square(61, 0, 10));
        Polygon lower = road(square(0, 1, 40), square(10, 11, 20), square(60, 1, 10));
        PolygonsLabel made = POLYGONS.propose(IMAGE, unknown(drawn(pan), drawn(moved), drawn(lower)))
                .resolution()
                .orElseThrow();
        assertThat(made.polygons()).singleElement().satisfies(p -> {
            assertThat(p.rings()).hasSize(3);
            assertThat(Area.of(p).size()).isCloseTo(1600 - 400 + 100, within(100.0));
        });
    }

    @Test
    void crumbsAreDropped() {
        PolygonsLabel made = POLYGONS.propose(
                        IMAGE,
                        unknown(
                                drawn(road(square(0, 0, 50), square(60, 0, 2))),
                                drawn(road(square(0, 0, 51), square(61, 1, 2))),
                                drawn(road(square(0, 1, 50), square(60, 1, 2)))))
                .resolution()
                .orElseThrow();
        assertThat(made.polygons().getFirst().rings()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfLabelsNeverMattersAndNoAreaIsLost(long seed) {
        Random random = new Random(seed);
        List<PolygonsLabel> labels = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            List<Point> points = new ArrayList<>();
            for (int corner = 0; corner < 40; corner++) {
                double turn = corner * Math.PI / 20;
                double radius = 100 + 10 * random.nextDouble();
                points.add(new Point(200 + radius * Math.cos(turn), 200 + radius * Math.sin(turn)));
            }
            labels.add(drawn(road(points)));
        }
        List<Vote<PolygonsLabel>> votes = new ArrayList<>(unknown(labels.toArray(PolygonsLabel[]::new)));
        Proposal<PolygonsLabel> first = POLYGONS.propose(IMAGE, votes);
        double area =
                Area.of(first.resolution().orElseThrow().polygons().getFirst()).size();
        assertThat(area).as("seed %d", seed).isBetween(Math.PI * 101 * 101, Math.PI * 109 * 109);
        Collections.shuffle(votes, random);
        double other = Area.of(POLYGONS.propose(IMAGE, votes)
                        .resolution()
                        .orElseThrow()
                        .polygons()
                        .getFirst())
                .size();
        assertThat(other).as("seed %d", seed).isCloseTo(area, within(.01 * area));
    }

    @Test
    void findingsSayHowMuchOverlaps() {
        assertThat(POLYGONS.findings(IMAGE, drawn(road(square(0, 0, 10))), drawn(road(square(5, 0, 10))))
                        .list())
                .containsExactly(
                        Finding.wrong("misplaced", "polygons[0]", "wrong place or size (33 % overlap, 50 % needed)"));
    }
}
