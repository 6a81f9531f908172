package dev.terrace.quality.landmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.shared.work.landmarks.Landmark;
import dev.terrace.shared.work.landmarks.Landmark.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LandmarkMeasuresTest {

    private static List<Landmark> points(double... numbers) {
        List<Landmark> points = new ArrayList<>();
        for (int i = 0; i < numbers.length; i += 2) {
            points.add(new Landmark(numbers[i], numbers[i + 1], State.VISIBLE));
        }
        return points;
    }

    @Test
    void theMeanErrorHasThePublishedValue() {
        List<Landmark> told = points(10, 4, 10, 18, 40, 40, 20, 10);
        List<Landmark> truth = points(10, 0, 10, 10, 30, 30, 0, 10);
        assertThat(LandmarkMeasures.nme(truth, told, 1)).isCloseTo(11.5355339, within(5e-8));
        assertThat(LandmarkMeasures.nme(truth, told, 2)).isCloseTo(11.5355339 / 2, within(5e-8));
    }

    @Test
    void aPointOneSigmaOffIsWorthEightyEightHundredths() {
        double side = 200;
        for (double sigma : LandmarkMeasures.cocoSigmas()) {
            List<Landmark> truth = points(50, 50);
            assertThat(LandmarkMeasures.oks(truth, points(50 + sigma * side, 50), side * side, List.of(sigma)))
                    .isCloseTo(Math.exp(-.125), within(1e-9));
            assertThat(LandmarkMeasures.oks(truth, points(50, 50 - 2 * sigma * side), side * side, List.of(sigma)))
                    .isCloseTo(Math.exp(-.5), within(1e-9));
        }
        assertThat(Math.exp(-.125)).isCloseTo(.88, within(.005));
        assertThat(Math.exp(-.5)).isCloseTo(.60, within(.01));
        assertThat(LandmarkMeasures.cocoSigmas()).hasSize(17);
    }

    @Test
    void onlyTruePointsCountAndOneThatIsNotToldIsWorthNothing() {
        List<Landmark> truth = new ArrayList<>(points(0, 0, 10, 0));
        truth.add(Landmark.OUTSIDE);
        List<Landmark> told = new ArrayList<>(points(0, 0));
        told.add(Landmark.OUTSIDE);
        told.add(new Landmark(5, 5, State.VISIBLE));
        assertThat(LandmarkMeasures.oks(truth, told, 100, List.of(.1, .1, .1))).isEqualTo(.5);
        assertThat(LandmarkMeasures.area(10, 20)).isCloseTo(106, within(1e-9));
    }
}
