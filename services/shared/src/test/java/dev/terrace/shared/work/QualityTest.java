package dev.terrace.shared.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityTest {
    private static Terms.Quality policy(int max, double confidence) {
        return new Terms.Quality(1, max, confidence, false, .05, 72);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, .8", "2, 2, .9412", "3, 2, .9846", "5, 2, .9990", "2, 3, .9697", "7, 1, 1"})
    void whatStrangersWhoAgreeReach(int labels, int options, double confidence) {
        assertThat(policy(labels, .9).reachable(options)).isCloseTo(confidence, within(1e-4));
    }

    @Test
    void aPolicyThatTheyCannotMeetIsKnown() {
        assertThat(policy(2, .95).isReachable(2)).isFalse();
        assertThat(policy(3, .95).isReachable(2)).isTrue();
        assertThat(policy(1, .99).isReachable(2)).isTrue();
    }
}
