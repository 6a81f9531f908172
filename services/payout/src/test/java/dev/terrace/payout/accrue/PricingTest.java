package dev.terrace.payout.accrue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.payout.Account;
import dev.terrace.payout.Due;
import dev.terrace.payout.Entry;
import dev.terrace.payout.Judged;
import dev.terrace.payout.Line;
import dev.terrace.payout.Payee;
import dev.terrace.payout.Posting;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.work.Terms;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PricingTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void splitsAPriceAmongWorkerSiteAndPlatform() {
        Entry entry = Pricing.price(Judged.in("CNY").accepted("w-1", "s-1").of("d-1.4", 0), NOW);

        assertThat(entry.id()).isEqualTo("accrue:d-1.4/0");
        assertThat(entry.postings())
                .containsExactly(
                        Posting.credit(Account.platform(), 4_000),
                        Posting.credit(Account.accrued(Payee.site("s-1")), 8_000),
                        Posting.credit(Account.accrued(Payee.worker("w-1")), 68_000),
                        Posting.debit(Account.cost("client-1", "p-1"), 80_000));
        assertThat(entry.lines()).extracting(Line::label).containsExactly("d-1.4.0#1");
        assertThat(entry.lines()).extracting(Line::unit).containsExactly("d-1.4.0");
    }

    @Test
    void paysTheBaseRateForLateWork() {
        Line line = onlyLine(Judged.in("CNY").late("w-1", "s-1"));

        assertThat(line.verdict()).isEqualTo(Line.Verdict.LATE);
        assertThat(line.micros()).isEqualTo(40_000);
    }

    @Test
    void paysNothingForAnErrorOfTheWorkersOwnAndTellsIt() {
        Judged judged = Judged.in("CNY").rejected("w-1", "s-1", Cause.WORKER_ERROR);
        Entry entry = Pricing.price(judged.of("d-1.4", 0), NOW);

        assertThat(entry.postings()).isEmpty();
        assertThat(onlyLine(judged).cause()).isEqualTo("worker-error");
        assertThat(Due.of(entry).orElseThrow().microsOf(Payee.worker("w-1"))).isZero();
    }

    @Test
    void paysInFullWhenAnythingElseWasWrong() {
        for (Cause cause : Cause.values()) {
            long expected = cause == Cause.WORKER_ERROR ? 0 : 80_000;
            assertThat(onlyLine(Judged.in("CNY").rejected("w-1", "s-1", cause)).micros())
                    .isEqualTo(expected);
        }
    }

    @Test
    void owesEachPayeeTheSumOfItsLines() {
        Entry entry = Pricing.price(
                Judged.in("CNY")
                        .accepted("w-1", "s-1")
                        .late("w-1", "s-1")
                        .accepted("w-2", "s-1")
                        .of("d-1.4", 1),
                NOW);
        Due due = Due.of(entry).orElseThrow();

        assertThat(due.id()).isEqualTo(entry.id());
        assertThat(due.microsOf(Payee.worker("w-1"))).isEqualTo(102_000);
        assertThat(due.microsOf(Payee.worker("w-2"))).isEqualTo(68_000);
        assertThat(due.microsOf(Payee.site("s-1"))).isEqualTo(20_000);
    }

    @Property
    void nothingIsLostOrMadeBySplitting(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long labelMicros,
            @ForAll @IntRange(max = 6_000) int siteBasisPoints,
            @ForAll @IntRange(max = 4_000) int platformBasisPoints,
            @ForAll @Size(max = 60) List<@IntRange(max = 4) Integer> workers) {
        Judged judged =
                Judged.at(new Terms.Price("CNY", labelMicros, labelMicros / 2, siteBasisPoints, platformBasisPoints));
        workers.forEach(worker -> judged.verdict("w-" + worker, "s-" + worker % 2, worker != 3, true, null));
        Entry entry = Pricing.price(judged.of("d-1.4", 0), NOW);

        long lines = entry.lines().stream().mapToLong(Line::micros).sum();
        long owed = Due.of(entry).stream()
                .flatMap(due -> due.shares().stream())
                .mapToLong(share -> share.micros())
                .sum();
        long platform = entry.lines().stream().mapToLong(Line::platformMicros).sum();
        assertThat(entry.micros()).isEqualTo(lines);
        assertThat(owed + platform).isEqualTo(lines);
    }

    @Property(tries = 100)
    void theOrderOfVerdictsDoesNotChangeWhatIsPosted(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 6) Integer> workers) {
        Judged judged = Judged.in("CNY");
        workers.forEach(worker -> judged.accepted("w-" + worker, "s-" + worker % 3));
        LotJudged one = judged.of("d-1.4", 0);
        List<LotJudged.Verdict> reversed = new java.util.ArrayList<>(one.verdicts());
        Collections.reverse(reversed);
        LotJudged other =
                new LotJudged(one.judgement(), one.lot(), one.terms(), reversed, List.of(), List.of(), List.of());

        assertThat(Pricing.price(other, NOW).postings())
                .isEqualTo(Pricing.price(one, NOW).postings());
    }

    private static Line onlyLine(Judged judged) {
        return Pricing.price(judged.of("d-1.4", 0), NOW).lines().getFirst();
    }
}
