package dev.terrace.quality;

import static dev.terrace.quality.Sample.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.shared.work.Label.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private static final Box ONE = box("car", 0, 0, 10, 10);

    @Test
    void overlapIsIntersectionOverUnion() {
        assertThat(Matching.iou(ONE, ONE)).isEqualTo(1);
        assertThat(Matching.iou(ONE, box("car", 5, 0, 10, 10))).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(Matching.iou(ONE, box("car", 2, 2, 5, 5))).isCloseTo(.25, within(1e-12));
        assertThat(Matching.iou(ONE, box("car", 10, 0, 10, 10))).isZero();
        assertThat(Matching.iou(ONE, box("car", 30, 30, 10, 10))).isZero();
    }

    @Test
    void aBoxAnswersForOneOtherOnly() {
        List<Box> two = List.of(box("car", 1, 0, 10, 10), box("car", 2, 0, 10, 10));
        assertThat(Matching.oneToOne(List.of(ONE), two, .5))
                .singleElement()
                .satisfies(pair -> assertThat(pair.right()).isZero());
        assertThat(Matching.f1(List.of(ONE), two, .5)).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void anotherClassIsAnotherThing() {
        assertThat(Matching.f1(List.of(ONE), List.of(box("dog", 0, 0, 10, 10)), .5))
                .isZero();
    }

    @Test
    void twoEmptyListsAgree() {
        assertThat(Matching.f1(List.of(), List.of(), .5)).isEqualTo(1);
        assertThat(Matching.f1(List.of(ONE), List.of(), .5)).isZero();
    }
}
