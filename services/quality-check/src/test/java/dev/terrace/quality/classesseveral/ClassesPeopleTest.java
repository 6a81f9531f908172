package dev.terrace.quality.classesseveral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.quality.Simulation;
import dev.terrace.quality.Simulation.Person;
import dev.terrace.quality.Simulation.Shares;
import dev.terrace.quality.Voters;
import dev.terrace.shared.work.classesseveral.ClassesLabel;
import dev.terrace.shared.work.classesseveral.ClassesSchema;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassesPeopleTest {
    private static final List<String> CLASSES = List.of("car", "rain", "night", "snow", "fog", "people");
    private static final double[] SHARES = {.7, .3, .2, .05, .1, .5};
    private static final Simulation<ClassesLabel> CLASSES_OF_IMAGES = new Simulation<>(
            new ClassesConsensus(new ClassesSchema(CLASSES, 0, 6)),
            Voters.IMAGE,
            ClassesPeopleTest::truth,
            ClassesPeopleTest::draw,
            ClassesPeopleTest::majority);

    private static ClassesLabel truth(Random random) {
        return new ClassesLabel(CLASSES.stream()
                .filter(c -> random.nextDouble() < SHARES[CLASSES.indexOf(c)])
                .toList());
    }

    private static ClassesLabel draw(ClassesLabel truth, Person person, Random random) {
        return new ClassesLabel(CLASSES.stream()
                .filter(c -> truth.classes().contains(c)
                        ? random.nextDouble() >= 2 * person.misses()
                        : random.nextDouble() < person.invents())
                .toList());
    }

    private static ClassesLabel majority(List<ClassesLabel> labels) {
        return new ClassesLabel(CLASSES.stream()
                .filter(c ->
                        2 * labels.stream().filter(l -> l.classes().contains(c)).count() > labels.size())
                .toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsLearntOfPeopleAndClassesBeatsTheMajority(long seed) {
        for (int labels : new int[] {3, 5}) {
            Shares shares = Simulation.print("classes of " + labels, seed, CLASSES_OF_IMAGES.play(seed, 600, labels));
            assertThat(shares.learnt()).as("seed %d", seed).isGreaterThan(shares.one() + .05);
            assertThat(shares.learnt()).as("seed %d", seed).isGreaterThan(shares.mean() + (labels == 3 ? -.01 : .005));
            assertThat(shares.sure()).as("seed %d", seed).isGreaterThanOrEqualTo(.93);
        }
    }
}
