package dev.terrace.shared.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.shared.work.classes.ClassSchema;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityTest {
    private static Terms.Quality policy(int max, double confidence) {
        return new Terms.Quality(1, max, confidence, false, .05, 72);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, .8", "2, 2, .9412", "3, 2, .9846", "5, 2, .9990", "2, 3, .9697"})
    void whatStrangersWhoAgreeReach(int labels, int classes, double confidence) {
        assertThat(policy(labels, .9).reachable(classes(classes))).isCloseTo(confidence, within(1e-4));
    }

    @Test
    void aPolicyThatTheyCannotMeetIsKnown() {
        assertThat(policy(2, .95).isReachable(classes(2))).isFalse();
        assertThat(policy(2, .95).labelsToReach(classes(2), 100)).hasValue(3);
        assertThat(policy(3, .95).isReachable(classes(2))).isTrue();
        assertThat(policy(1, .99).isReachable(classes(2))).isTrue();
        assertThat(policy(2, .9999999).labelsToReach(classes(2), 5)).isEmpty();
    }

    @Test
    void anAttributeThatCountsHasToBeAgreedOnToo() {
        Attributes blurred = Attributes.of(Attribute.flag("blurred"));
        Work work = new Work.OneClass(new ClassSchema(List.of("a", "b", "c"), blurred));
        assertThat(policy(2, .95).isReachable(classes(3))).isTrue();
        assertThat(policy(2, .95).isReachable(work)).isFalse();
    }

    private static Work classes(int classes) {
        return new Work.OneClass(new ClassSchema(
                IntStream.range(0, classes).mapToObj(i -> "class " + i).toList()));
    }
}
