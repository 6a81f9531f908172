package dev.terrace.quality.boxes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.quality.Recorded;
import dev.terrace.quality.Recorded.Answer;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Vote;
import dev.terrace.quality.Voters;
import dev.terrace.shared.work.boxes.Box;
import dev.terrace.shared.work.boxes.BoxesLabel;
import dev.terrace.shared.work.boxes.BoxesSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The figures of quality.md, trap 6, on the labels they were measured on. */
class BoxCrowdTest {
    private final Recorded<BoxesLabel> recorded = Recorded.boxes("boxes_pedestrians");

    /** Pooled over all images with truth: F1 at IoU one half, and the mean IoU of the matched. */
    private record Measure(double f1, double meanIou) {}

    private Measure measure(int workers) {
        BoxConsensus consensus = new BoxConsensus(new BoxesSchema(List.of("person"), 1_000));
        Random random = new Random(7);
        double sum = 0;
        int pairs = 0;
        int boxes = 0;
        for (Map.Entry<String, BoxesLabel> truth : recorded.truth().entrySet()) {
            List<Answer<BoxesLabel>> answers = new ArrayList<>(recorded.tasks().get(truth.getKey()));
            Collections.shuffle(answers, random);
            List<Vote<BoxesLabel>> votes = answers.stream()
                    .limit(workers)
                    .map(answer -> new Vote<>(1, answer.label(), Skill.UNKNOWN))
                    .toList();
            List<Box> found =
                    consensus.propose(Voters.IMAGE, votes).answers().getFirst().boxes();
            List<Double> matched = matched(found, truth.getValue().boxes());
            sum += matched.stream().mapToDouble(iou -> iou).sum();
            pairs += matched.size();
            boxes += found.size() + truth.getValue().boxes().size();
        }

        return new Measure(2.0 * pairs / boxes, sum / pairs);
    }

    /** The overlaps of at least one half of pairs in which each box is once, the greatest first. */
    private static List<Double> matched(List<Box> found, List<Box> real) {
        record Pair(int one, int other, double iou) {}
        List<Pair> near = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            for (int j = 0; j < real.size(); j++) {
                double iou = found.get(i).overlap(real.get(j));
                if (iou >= .5) {
                    near.add(new Pair(i, j, iou));
                }
            }
        }
        near.sort(Comparator.comparingDouble(Pair::iou).reversed());
        Set<Integer> ones = new HashSet<>();
        Set<Integer> others = new HashSet<>();
        List<Double> matched = new ArrayList<>();
        for (Pair pair : near) {
            if (!ones.contains(pair.one()) && others.add(pair.other())) {
                ones.add(pair.one());
                matched.add(pair.iou());
            }
        }
        return matched;
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
        assertThat(seven.meanIou()).isGreaterThanOrEqualTo(.838);
    }
}
