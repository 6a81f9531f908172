package dev.terrace.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.quality.Matching.Pair;
import dev.terrace.quality.Recorded.Answer;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.Label.Box;
import dev.terrace.shared.work.Label.BoxesLabel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The figures of quality.md, trap 6, on the labels they were measured on. */
class BoxCrowdTest {
    private final Recorded recorded = Recorded.boxes("boxes_pedestrians");

    /** Pooled over all images with truth: F1 at IoU one half, and the mean IoU of the matched. */
    private record Measure(double f1, double meanIou) {}

    private Measure measure(int workers) {
        BoxConsensus consensus = new BoxConsensus();
        Random random = new Random(7);
        double sum = 0;
        int pairs = 0;
        int boxes = 0;
        for (Map.Entry<String, Label> truth : recorded.truth().entrySet()) {
            List<Answer> answers = new ArrayList<>(recorded.tasks().get(truth.getKey()));
            Collections.shuffle(answers, random);
            List<Label> some =
                    answers.stream().limit(workers).map(Answer::label).toList();
            Label resolution = consensus
                    .propose(Sample.panel(some.toArray(Label[]::new)), Skills.UNKNOWN)
                    .answers()
                    .getFirst();
            List<Pair> matched = Matching.oneToOne(boxes(resolution), boxes(truth.getValue()), .5);
            sum += matched.stream().mapToDouble(Pair::iou).sum();
            pairs += matched.size();
            boxes += boxes(resolution).size() + boxes(truth.getValue()).size();
        }
        return new Measure(2.0 * pairs / boxes, sum / pairs);
    }

    private static List<Box> boxes(Label label) {
        return ((BoxesLabel) label).boxes();
    }

    @Test
    void oneWorkerIsAsGoodAsAWorkerIs() {
        Measure one = measure(1);
        assertThat(one.f1()).isCloseTo(.869, within(.012));
        assertThat(one.meanIou()).isCloseTo(.782, within(.012));
    }

    @Test
    void threeAreBetter() {
        Measure three = measure(3);
        assertThat(three.f1()).isGreaterThan(.910);
        assertThat(three.meanIou()).isGreaterThan(.810);
    }

    @Test
    void sevenAreBest() {
        Measure seven = measure(7);
        assertThat(seven.f1()).isGreaterThanOrEqualTo(.932);
        assertThat(seven.meanIou()).isGreaterThan(.835);
    }
}
