package dev.terrace.quality.skill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.quality.Brief;
import dev.terrace.quality.Judge;
import dev.terrace.quality.Recorded;
import dev.terrace.quality.Sample;
import dev.terrace.quality.boxes.BoxConsensus;
import dev.terrace.quality.skill.PlayedCrowd.Figures;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.boxes.BoxesLabel;
import dev.terrace.shared.work.boxes.BoxesSchema;
import dev.terrace.shared.work.classes.ClassLabel;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What recorded crowds come to: how often they are right, how sure they may be told to be, and whose pay is cut. */
class CrowdTest {
    private static final double CUT_OF_TRUTH = 0.02;
    private static final double TOLD_RIGHT = 0.93;
    private static final double ONE_OR_TWO_TASKS = 0.0025;

    /** With all labels used, with skills learnt at once and late; the accuracy is the mean over orders. */
    @ParameterizedTest
    @CsvSource({"rte, .927, 1", "rte, .9, 9", "sp_amt, .944, 1", "weather_cf, .883, 1", "music, .79, 1", "music, .78, 3"
    })
    void withAllLabels(String set, double accuracy, int lag) {
        Recorded<ClassLabel> recorded = Recorded.classes(set);
        int most = PlayedCrowd.most(recorded);
        double sum = 0;
        int cuts = 0;
        int cutsOfTruth = 0;
        List<Recorded<ClassLabel>> orders = orders(recorded);
        for (Recorded<ClassLabel> order : orders) {
            Figures figures = PlayedCrowd.classes(order, most, most, lag).play();
            check(set, figures, accuracy - ONE_OR_TWO_TASKS);
            assertThat(figures.told()).as("%s %s", set, figures).isPositive();
            sum += figures.accuracy();
            cuts += figures.cuts();
            cutsOfTruth += figures.cutsOfTruth();
        }
        assertThat(sum / orders.size()).as(set).isGreaterThanOrEqualTo(accuracy);
        assertThat((double) cutsOfTruth).as(set).isLessThanOrEqualTo(CUT_OF_TRUTH * cuts);
    }

    /** With as many labels as are asked for. What needed more than the first is not told as certain; so few are, or none. */
    @ParameterizedTest
    @CsvSource({
        "rte, 2, .86", "sp_amt, 2, .92", "weather_cf, 2, .86", "music, 2, .78",
        "rte, 3, .88", "sp_amt, 3, .92", "weather_cf, 3, .86", "music, 3, .78"
    })
    void withAsManyAsAreAskedFor(String set, int first, double accuracy) {
        for (Recorded<ClassLabel> order : orders(Recorded.classes(set))) {
            check(set, PlayedCrowd.classes(order, first, 5, 1).play(), accuracy);
        }
    }

    /** Of boxes, the share of those that are right; a label is equal to the truth if all of its boxes are right. */
    @ParameterizedTest
    @CsvSource({"3, 5, .90", "5, 5, .915", "7, 7, .92"})
    void withBoxes(int first, int most, double accuracy) {
        Recorded<BoxesLabel> recorded = Recorded.boxes("boxes_pedestrians");
        Terms terms = Sample.boxes(first, most, .9, "person");
        BoxesSchema schema = ((Work.Boxes) terms.work()).schema();
        Task image = new Task(new Content.Image("media:1", 1280, 720), Part.WHOLE);
        Brief brief = Brief.of(terms, Collections.nCopies(100, image));
        Judge<BoxesLabel> judge = new Judge<>(schema, new BoxConsensus(schema));
        Figures figures = new PlayedCrowd<>(recorded, judge, brief, 1).play();
        check("boxes", figures, accuracy);
        assertThat(figures.told()).as("%s", figures).isGreaterThan(500);
    }

    private static void check(String set, Figures figures, double accuracy) {
        assertThat(figures.accuracy()).as("%s %s", set, figures).isGreaterThanOrEqualTo(accuracy);
        assertThat(figures.toldRate()).as("%s %s", set, figures).isGreaterThanOrEqualTo(TOLD_RIGHT);
        assertThat(figures.cutsOfTruth()).as("%s %s", set, figures).isLessThanOrEqualTo(Math.max(1, (int)
                (CUT_OF_TRUTH * figures.cuts())));
    }

    /** As recorded, backwards, and shuffled: the tasks, and at last the labels of each, too. */
    private static List<Recorded<ClassLabel>> orders(Recorded<ClassLabel> recorded) {
        Stream<Recorded<ClassLabel>> shuffled = IntStream.range(0, 3)
                .mapToObj(seed -> recorded.ordered(tasks -> Collections.shuffle(tasks, new Random(seed))));
        return Stream.concat(
                        Stream.concat(Stream.of(recorded, recorded.ordered(Collections::reverse)), shuffled),
                        Stream.of(recorded.shuffledLabels(new Random(4))))
                .toList();
    }
}
