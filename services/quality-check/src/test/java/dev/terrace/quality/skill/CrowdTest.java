package dev.terrace.quality.skill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.quality.Recorded;
import dev.terrace.quality.skill.PlayedCrowd.Figures;
import dev.terrace.shared.work.classes.ClassLabel;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What recorded crowds come to: how often they are right, how sure they may be told to be, and whose pay is cut. */
class CrowdTest {
    private static final double CUT_OF_TRUTH = 0.02;
    private static final double TOLD_RIGHT = 0.93;

    /** With all labels used, in the order of the recording and in another, with skills learnt at once and late. */
    @ParameterizedTest
    @CsvSource({"rte, .927, 1", "rte, .9, 9", "sp_amt, .944, 1", "weather_cf, .883, 1", "music, .79, 1", "music, .78, 3"
    })
    void withAllLabels(String set, double accuracy, int lag) {
        Recorded<ClassLabel> recorded = Recorded.classes(set);
        int most = PlayedCrowd.most(recorded);
        for (Random order : new Random[] {null, new Random(1)}) {
            Figures figures = new PlayedCrowd(recorded, PlayedCrowd.terms(recorded, most, most, .9), lag, order).play();
            assertThat(figures.accuracy()).as("%s %s", set, figures).isGreaterThanOrEqualTo(accuracy);
            assertThat(figures.toldRate()).as("%s %s", set, figures).isGreaterThanOrEqualTo(TOLD_RIGHT);
            assertThat(figures.cutRate()).as("%s %s", set, figures).isLessThanOrEqualTo(CUT_OF_TRUTH);
        }
    }

    /** With as many labels as are asked for. */
    @ParameterizedTest
    @CsvSource({"rte, .89, .91", "sp_amt, .92, .93", "weather_cf, .88, .93", "music, .78, .93"})
    void withAsManyAsAreAskedFor(String set, double accuracy, double told) {
        Recorded<ClassLabel> recorded = Recorded.classes(set);
        for (Random order : new Random[] {null, new Random(0), new Random(2)}) {
            Figures figures = new PlayedCrowd(recorded, PlayedCrowd.terms(recorded, 2, 5, .9), 1, order).play();
            assertThat(figures.accuracy()).as("%s %s", set, figures).isGreaterThanOrEqualTo(accuracy);
            assertThat(figures.toldRate()).as("%s %s", set, figures).isGreaterThanOrEqualTo(told);
            assertThat(figures.cutRate()).as("%s %s", set, figures).isLessThanOrEqualTo(CUT_OF_TRUTH);
        }
    }
}
