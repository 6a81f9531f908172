package dev.terrace.payout.approve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.payout.OpenItem;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.Payee;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Payment.Owed;
import dev.terrace.payout.Place;
import dev.terrace.shared.money.Money;
import dev.terrace.shared.property.Seeded;
import dev.terrace.shared.property.Seeds;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** What is too small to be paid in one run, or was taken back, is settled by a later one, to the last micro-unit. */
class RoundingTest {

    private static final Payee WORKER = Payee.worker("w-1");

    @Seeded
    void nothingIsLostOverManyRuns(long seed) {
        Seeds.cases(seed, 200).forEach(RoundingTest::nothingIsLostOverManyRuns);
    }

    private static void nothingIsLostOverManyRuns(Random random) {
        String currency = List.of("CNY", "JPY", "KWD").get(random.nextInt(3));
        List<Long> earnedMicros =
                random.longs(random.nextInt(41), -20_000, 50_001).boxed().toList();
        long earned = 0;
        long paidMicros = 0;
        long owed = 0;
        for (int number = 1; number <= earnedMicros.size(); number++) {
            earned += earnedMicros.get(number - 1);
            owed += earnedMicros.get(number - 1);
            PayRun run = PayRun.begin(currency, number, PayRun.Filter.ALL, "maker", "key", Instant.EPOCH);
            Payment payment = Payment.of(run.id(), currency, new Owed(WORKER, new Place("s-1", "north"), owed), 0);
            Block block = Block.of(run, 0, Instant.EPOCH, List.of(payment));
            paidMicros += block.entry().micros();
            owed = block.carried().stream().mapToLong(OpenItem::micros).sum();
            assertThat(payment.amountMinor()).isNotNegative();
            assertThat(owed).isLessThan(Money.ofMinor(1, currency).micros());
        }
        assertThat(paidMicros + owed).isEqualTo(earned);
    }
}
