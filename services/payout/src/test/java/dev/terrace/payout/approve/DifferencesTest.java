package dev.terrace.payout.approve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.payout.Payee;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Payment.Owed;
import dev.terrace.payout.Place;
import dev.terrace.payout.approve.Comparison.Odd;
import dev.terrace.payout.approve.Comparison.Sum;
import dev.terrace.payout.approve.Comparison.Why;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private final Differences differences = new Differences(30, 100);

    @Test
    void tellsWhoIsNewGoneChangedAndOwesBack() {
        differences.between(
                List.of(payment("a", 100_000), payment("b", 100_000), payment("c", 100_000), payment("e", 100_000)),
                List.of(payment("b", 130_000), payment("c", 130_001), payment("d", 50_000), payment("e", -10_000)));
        differences.held(Payee.worker("h"), 70_000);

        assertThat(differences.same()).isEqualTo(new Sum(1, 130_000, 100_000));
        assertThat(differences.of(Why.ADDED)).isEqualTo(new Sum(1, 50_000, 0));
        assertThat(differences.of(Why.GONE)).isEqualTo(new Sum(1, 0, 100_000));
        assertThat(differences.of(Why.UP, Why.DOWN)).isEqualTo(new Sum(2, 120_001, 200_000));
        assertThat(differences.of(Why.NEGATIVE)).isEqualTo(new Sum(1, -10_000, 100_000));
        assertThat(differences.odd())
                .extracting(Odd::why)
                .containsExactly(Why.GONE, Why.UP, Why.ADDED, Why.NEGATIVE, Why.DOWN, Why.HELD);
    }

    @Test
    void goesThroughRunsThatHaveNobodyInCommon() {
        differences.between(List.of(), List.of(payment("a", 1), payment("b", 2)));
        assertThat(differences.of(Why.ADDED)).isEqualTo(new Sum(2, 3, 0));
        assertThat(differences.same()).isEqualTo(Sum.NONE);
    }

    private static Payment payment(String worker, long micros) {
        return Payment.of("CNY-000001", "CNY", new Owed(Payee.worker(worker), new Place("s", "c"), micros), 0);
    }
}
