package dev.terrace.payout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.payout.Checkpoint.Scope;
import dev.terrace.payout.Checkpoint.Sums;
import dev.terrace.payout.accrue.Pricing;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.property.Seeded;
import dev.terrace.shared.property.Seeds;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FoldTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Instant EVENING = Instant.parse("2026-01-31T15:59:59Z");

    @Test
    void countsADayOfThePayrollsZone() {
        assertThat(days(EVENING)).containsOnly("2026-01-31");
        assertThat(days(EVENING.plusSeconds(1))).containsOnly("2026-02-01");
    }

    /** However entries are parted, the checkpoints come to the same, and all accounts of a kind to what their entries post. */
    @Seeded
    void comesToTheSameHoweverItIsParted(long seed) {
        Seeds.cases(seed, 50).forEach(FoldTest::comesToTheSameHoweverItIsParted);
    }

    private static void comesToTheSameHoweverItIsParted(Random random) {
        List<Entry> entries = new ArrayList<>();
        for (int n = 0; n < 1 + random.nextInt(20); n++) {
            entries.add(accrual(n, EVENING.plusSeconds(random.nextInt(200_000)), random));
        }
        Map<String, Sums> whole = new TreeMap<>();
        add(whole, Fold.NONE.next(Fold.NEW, entries, CHINA));
        Map<String, Sums> parts = new TreeMap<>();
        Fold last = Fold.NONE;
        for (List<Entry> left = entries; !left.isEmpty(); ) {
            List<Entry> part = Fold.part(left, 1 + random.nextInt(60));
            last = last.next(Fold.NEW, part, CHINA);
            add(parts, last);
            left = left.subList(part.size(), left.size());
        }

        assertThat(parts).isEqualTo(whole);
        long posted = entries.stream().mapToLong(Entry::micros).sum();
        long debits = Fold.NONE.next(Fold.NEW, entries, CHINA).checkpoints().stream()
                .filter(checkpoint -> checkpoint.scope() == Scope.KIND)
                .mapToLong(checkpoint -> checkpoint.sums().debitMicros())
                .sum();
        assertThat(debits).isEqualTo(posted);
    }

    private static List<String> days(Instant at) {
        Entry entry = accrual(0, at, new Random(1));
        return Fold.NONE.next(Fold.NEW, List.of(entry), CHINA).checkpoints().stream()
                .filter(checkpoint -> checkpoint.scope() == Scope.DAY)
                .map(checkpoint -> String.valueOf(checkpoint.day()))
                .toList();
    }

    private static Entry accrual(int number, Instant at, Random random) {
        Judged judged = Judged.in("CNY").accepted("w-0", "s-0");
        for (int labels = random.nextInt(5); labels > 0; labels--) {
            String worker = "w-" + random.nextInt(3);
            if (random.nextBoolean()) {
                judged.accepted(worker, "s-" + random.nextInt(2));
            } else {
                judged.rejected(worker, "s-" + random.nextInt(2), Cause.WORKER_ERROR);
            }
        }
        return Pricing.price(judged.of("d-1." + number, 1), judged.terms(), Map.of(), at);
    }

    private static void add(Map<String, Sums> sums, Fold fold) {
        fold.checkpoints().forEach(one -> sums.merge(one.id(), one.sums(), Sums::plus));
    }
}
