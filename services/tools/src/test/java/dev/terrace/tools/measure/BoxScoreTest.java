package dev.terrace.tools.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoxScoreTest {
    private static final Box CAR = new Box("car", 0, 0, 10, 10);

    @Test
    void halfOverlappingSquaresShareAThird() {
        assertEquals(1.0 / 3, CAR.iou(new Box("car", 5, 0, 15, 10)), 1e-12);
    }

    @Test
    void boxesOfAnotherClassShareNothing() {
        assertEquals(0, CAR.iou(new Box("person", 0, 0, 10, 10)));
    }

    @Test
    void matchesOneToOneBestFirst() {
        Box close = new Box("car", 0, 0, 10, 9);
        BoxScore score = BoxScore.of(List.of(close, CAR), List.of(CAR));
        assertEquals(new BoxScore(1, 0, 1, 1.0), score);
        assertEquals(2.0 / 3, score.f1(), 1e-12);
    }

    @Test
    void nothingSaidOfNothingIsRight() {
        assertEquals(1, BoxScore.of(List.of(), List.of()).f1());
    }

    @Test
    void missingAllIsZero() {
        assertEquals(0, BoxScore.of(List.of(), List.of(CAR)).f1());
    }
}
