package dev.terrace.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {

    @ParameterizedTest
    @CsvSource({
        "2,1,0,.8",
        "2,2,0,.9412",
        "2,3,0,.9846",
        "2,5,0,.9990",
        "2,2,1,.8",
        "2,3,2,.8",
        "2,4,1,.9846",
        "3,2,1,.8767"
    })
    void unknownPeopleAreBelievedAsPublished(int options, int forIt, int against, double expected) {
        Tally tally = new Tally(options);
        for (int i = 0; i < forIt; i++) {
            tally.add("cat", Skill.UNKNOWN, 1);
        }
        for (int i = 0; i < against; i++) {
            tally.add("dog", Skill.UNKNOWN, 1);
        }
        assertThat(tally.best()).containsExactly("cat");
        assertThat(tally.probability()).isCloseTo(expected, within(5e-5));
    }

    @Test
    void aTieHasTwoBestOptionsAndIsNotBroken() {
        Tally tally = new Tally(4);
        tally.add("cat", Skill.UNKNOWN, 1);
        tally.add("dog", Skill.UNKNOWN, 1);
        assertThat(tally.isTied()).isTrue();
        assertThat(tally.best()).containsExactly("cat", "dog");
        assertThat(tally.probability()).isLessThan(.5);
        assertThat(Tally.isEven(Tally.yes(0))).isTrue();
    }

    @Test
    void nobodySpeaksForWhatSheDoesNotSay() {
        Skill hopeless = new Skill(Map.of(Skill.ALL, new Skill.Count(0, 1000)), Map.of());
        for (int options = 2; options < 6; options++) {
            assertThat(hopeless.accuracy(options)).isCloseTo(1.0 / options + .01, within(1e-12));
            assertThat(Tally.weight(hopeless, options)).isPositive();
        }
    }

    @Test
    void ofOneClassEverybodyIsCertain() {
        Tally tally = new Tally(1);
        tally.add("cat", Skill.UNKNOWN, 1);
        assertThat(tally.probability()).isEqualTo(1);
    }
}
