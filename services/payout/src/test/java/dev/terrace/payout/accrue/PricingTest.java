package dev.terrace.payout.accrue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.payout.Account;
import dev.terrace.payout.Entry;
import dev.terrace.payout.Judged;
import dev.terrace.payout.Line;
import dev.terrace.payout.OpenItem;
import dev.terrace.payout.Payee;
import dev.terrace.payout.Posting;
import dev.terrace.payout.Split;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Outcome;
import dev.terrace.shared.event.LotJudged.Reason;
import dev.terrace.shared.property.Seeded;
import dev.terrace.shared.property.Seeds;
import dev.terrace.shared.work.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PricingTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void splitsAPriceAmongWorkerSiteAndPlatform() {
        Entry entry = price(Judged.in("CNY").accepted("w-1", "s-1"));

        assertThat(entry.id()).isEqualTo("accrue:d-1.4/0");
        assertThat(entry.postings())
                .containsExactly(
                        Posting.credit(Account.accrued(Payee.site("s-1")), 8_000),
                        Posting.credit(Account.accrued(Payee.worker("w-1")), 68_000),
                        Posting.debit(Account.cost("client-1", "p-CNY"), 80_000),
                        Posting.credit(Account.platform(), 4_000));
        assertThat(entry.lines()).extracting(Line::label).containsExactly("d-1.4.0#1");
    }

    @Test
    void paysTheBaseRateForLateWork() {
        Line line = onlyLine(Judged.in("CNY").late("w-1", "s-1"));

        assertThat(line.verdict().late()).isTrue();
        assertThat(line.price().micros()).isEqualTo(40_000);
    }

    @Test
    void paysNothingForAnErrorOfTheWorkersOwnAndTellsIt() {
        Judged judged = Judged.in("CNY").rejected("w-1", "s-1", Cause.WORKER_ERROR);
        Entry entry = price(judged);

        assertThat(entry.postings()).isEmpty();
        assertThat(onlyLine(judged).verdict().cause()).isEqualTo(Cause.WORKER_ERROR);
        assertThat(owed(entry, Payee.worker("w-1"))).isZero();
    }

    @Test
    void paysInFullWhenAnythingElseWasWrong() {
        for (Cause cause : Cause.values()) {
            long expected = cause == Cause.WORKER_ERROR ? 0 : 80_000;
            assertThat(onlyLine(Judged.in("CNY").rejected("w-1", "s-1", cause))
                            .price()
                            .micros())
                    .isEqualTo(expected);
        }
    }

    @Test
    void owesEachPayeeTheSumOfItsLines() {
        Entry entry =
                price(Judged.in("CNY").accepted("w-1", "s-1").late("w-1", "s-1").accepted("w-2", "s-1"));

        assertThat(OpenItem.of(entry)).extracting(OpenItem::entry).containsOnly(entry.id());
        assertThat(owed(entry, Payee.worker("w-1"))).isEqualTo(102_000);
        assertThat(owed(entry, Payee.worker("w-2"))).isEqualTo(68_000);
        assertThat(owed(entry, Payee.site("s-1"))).isEqualTo(20_000);
    }

    @Test
    void paysTheShareOfWhatIsPartlyRight() {
        assertThat(onlyLine(Judged.in("CNY").partly("w-1", "s-1", 0.25)).price().micros())
                .isEqualTo(20_000);
    }

    @Test
    void booksTheSignedDifferenceOfACorrection() {
        Line.Corrected before =
                new Line.Corrected("accrue:d-1.4/0", Reason.REVIEW, new Split(68_000, 8_000, 4_000), null);
        Judged judged = Judged.in("CNY").correcting(0, "w-1", "s-1", 0.25, "d-1.4/0");
        Entry entry = Pricing.price(judged.of("d-1.4", 1), judged.terms(), Map.of("d-1.4.0#1", before), NOW);

        assertThat(entry.postings())
                .containsExactly(
                        Posting.debit(Account.accrued(Payee.site("s-1")), 6_000),
                        Posting.debit(Account.accrued(Payee.worker("w-1")), 51_000),
                        Posting.credit(Account.cost("client-1", "p-CNY"), 60_000),
                        Posting.debit(Account.platform(), 3_000));
        assertThat(owed(entry, Payee.worker("w-1"))).isEqualTo(-51_000);
        assertThat(OpenItem.of(entry)).extracting(OpenItem::labels).containsOnly(0);
    }

    @Seeded
    void nothingIsLostOrMadeBySplitting(long seed) {
        Seeds.cases(seed, 200).forEach(PricingTest::nothingIsLostOrMadeBySplitting);
    }

    private static void nothingIsLostOrMadeBySplitting(Random random) {
        Judged judged = Judged.at(new Terms.Price(
                "CNY",
                Terms.Per.LABEL,
                random.nextLong(1_000_000_000_000L),
                random.nextLong(1_000_000_000_000L),
                null,
                random.nextInt(6_001),
                random.nextInt(4_001)));
        for (int labels = random.nextInt(60); labels > 0; labels--) {
            int worker = random.nextInt(5);
            judged.verdict("w-" + worker, "s-" + worker % 2, worker != 3, Outcome.ACCEPTED, null, random.nextDouble());
        }
        Entry entry = price(judged);

        long lines =
                entry.lines().stream().mapToLong(line -> line.price().micros()).sum();
        long owed = OpenItem.of(entry).stream().mapToLong(OpenItem::micros).sum();
        long platform = entry.lines().stream()
                .mapToLong(line -> line.price().platformMicros())
                .sum();
        assertThat(entry.micros()).isEqualTo(lines);
        assertThat(owed + platform).isEqualTo(lines);
    }

    @Seeded
    void theOrderOfVerdictsDoesNotChangeWhatIsPosted(long seed) {
        Seeds.cases(seed, 200).forEach(PricingTest::theOrderOfVerdictsDoesNotChangeWhatIsPosted);
    }

    private static void theOrderOfVerdictsDoesNotChangeWhatIsPosted(Random random) {
        Judged judged = Judged.in("CNY");
        for (int labels = 1 + random.nextInt(30); labels > 0; labels--) {
            int worker = random.nextInt(7);
            judged.accepted("w-" + worker, "s-" + worker % 3);
        }
        LotJudged one = judged.of("d-1.4", 0);
        List<LotJudged.Verdict> shuffled = new ArrayList<>(one.verdicts());
        Collections.shuffle(shuffled, random);
        LotJudged other =
                new LotJudged(one.judgement(), one.lot(), one.terms(), shuffled, List.of(), List.of(), List.of());

        assertThat(Pricing.price(other, judged.terms(), Map.of(), NOW).postings())
                .isEqualTo(price(judged).postings());
    }

    private static long owed(Entry entry, Payee payee) {
        return OpenItem.of(entry).stream()
                .filter(item -> item.payee().equals(payee))
                .mapToLong(OpenItem::micros)
                .sum();
    }

    private static Entry price(Judged judged) {
        return Pricing.price(judged.of("d-1.4", 0), judged.terms(), Map.of(), NOW);
    }

    private static Line onlyLine(Judged judged) {
        return price(judged).lines().getFirst();
    }
}
