package dev.terrace.systemtests.flow;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.terrace.tools.site.Habits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills the servers of the system with -9 while sites work over lines that drop: nothing is lost, nothing is done twice, nobody starts anything by hand. Of services: {@link CampaignIT}. */
class KillIT {
    private static final int UNITS = 200;
    private static final double DROPS = 0.1;

    private final Terrace terrace = Terrace.started();

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "mongod"})
    void survivesTheKillOf(String part) {
        try (Work work = Work.begin(terrace, "kill-" + part, UNITS, Habits.steady(10, 1), DROPS)) {
            work.awaitLabels(UNITS / 4);
            terrace.stack().kill(part);
            work.finish();
            terrace.stack().awaitReady(part);
            terrace.assertGuarantees(work.tally());
        }
    }

    @Test
    void aSiteThatFreezesPastItsLeaseIsPaidOnceAndFenced() {
        Habits habits = Habits.steady(10, 1).freezing(2, Duration.ofSeconds(12));
        try (Work work = Work.begin(terrace, "freeze", UNITS, habits, 0)) {
            work.finish();
            terrace.assertGuarantees(work.tally());
            assertTrue(
                    work.tally().outcomes().keySet().stream().anyMatch(outcome -> outcome.startsWith("late-")),
                    work.tally().outcomes().toString());
        }
    }
}
