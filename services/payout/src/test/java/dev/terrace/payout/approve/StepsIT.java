package dev.terrace.payout.approve;

import static dev.terrace.payout.Ledger.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrace.payout.Judged;
import dev.terrace.payout.Ledger;
import dev.terrace.payout.MongoDues;
import dev.terrace.payout.MongoEntries;
import dev.terrace.payout.MongoPayRuns;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.PayRun.Decision;
import dev.terrace.payout.Payee;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Refusal;
import dev.terrace.payout.Totals;
import dev.terrace.shared.problem.Refused;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever a crash leaves behind is ended by whoever meets it, and of two who begin one wins. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class StepsIT {

    @Inject
    Ledger ledger;

    @Inject
    PayRuns payRuns;

    @Inject
    Steps steps;

    @Inject
    MongoPayRuns runs;

    @Inject
    MongoDues dues;

    @Inject
    MongoPayments payments;

    @Inject
    MongoEntries entries;

    @Inject
    Freezing freezing;

    private final String key = unique("key");
    private final String site = unique("s");

    @Test
    void givesUpARunThatWasCutOffWhileItWasMade() {
        earn("DKK", 3);
        PayRun cutOff = begin("DKK", Ledger.NOW);
        freezing.freeze(cutOff);

        PayRun run = payRuns.begin("DKK", "maker", key).run();

        assertThat(run.number()).isEqualTo(2);
        assertThat(totals(run).payees()).isEqualTo(4);
        assertThat(totals(run).owedMicros()).isEqualTo(dues.heldMicros(run.id()));
        assertThat(payRuns.get(cutOff.id()).stage().label()).isEqualTo("released");
        assertThat(payments.states(cutOff.id())).containsOnlyKeys("withdrawn");
    }

    @Test
    void asksForPatienceWhileARunIsMade() {
        earn("ISK", 100);
        begin("ISK", Instant.now());

        assertThat(refusal(() -> payRuns.begin("ISK", "maker", key))).isEqualTo(Refusal.RUN_UNFINISHED);
        assertThat(refusal(() -> payRuns.begin("ISK", "maker-2", key))).isEqualTo(Refusal.RUN_OPEN);
    }

    @Test
    void takesNothingWhenItsMakerWakesUpAfterItWasGivenUp() {
        earn("PLN", 3);
        PayRun slow = begin("PLN", Ledger.NOW);
        PayRun run = payRuns.begin("PLN", "maker-2", key).run();
        earn("PLN", 2);

        assertThat(refusal(() -> steps.freeze(slow, new PayRun.Claiming()))).isEqualTo(Refusal.RUN_UNFINISHED);

        assertThat(dues.heldMicros(slow.id())).isZero();
        assertThat(dues.heldMicros(run.id())).isEqualTo(totals(run).owedMicros());
        assertThat(dues.anyOpen("PLN")).isTrue();
    }

    @Test
    void letsGoWhatAMakerTookWhoWokeUpAndDied() {
        earn("UAH", 3);
        PayRun slow = begin("UAH", Ledger.NOW);
        PayRun first = payRuns.begin("UAH", "maker-2", key).run();
        earn("UAH", 2);
        dues.claim("UAH", slow.id());
        payRuns.reject(first.id(), "checker", "wrong");

        PayRun next = payRuns.begin("UAH", "maker-2", unique("key")).run();

        assertThat(dues.heldMicros(slow.id())).isZero();
        assertThat(totals(next).owedMicros()).isEqualTo(5 * 76_000);
    }

    @Test
    void endsAnApprovalThatCrashedBetweenItsEntries() {
        earn("CZK", 3);
        PayRun run = payRuns.begin("CZK", "maker", key).run();
        Totals frozen = totals(run);
        Totals small = new Totals(
                frozen.payees(),
                frozen.payments(),
                frozen.totalMinor(),
                frozen.owedMicros(),
                frozen.carriedMicros(),
                2,
                frozen.sha256());
        PayRun approved = run.with(new PayRun.Approved(small, new Decision("checker", Ledger.NOW, null)));
        runs.save(approved, List.of());
        List<Payment> all = payments.of(run.id(), "", 10);
        Block first = Block.of(approved, 0, Ledger.NOW, all.subList(0, 2));
        entries.record(first.entry()); // and the crash comes before its due

        PayRun posted = payRuns.begin("CZK", "maker", key).run();

        assertThat(posted.stage().label()).isEqualTo("posted");
        assertThat(entries.find(List.of("approve:" + run.id() + "/000000", "approve:" + run.id() + "/000001")))
                .hasSize(2);
        assertThat(payments.states(run.id())).containsOnlyKeys("open");
        Ledger.assertSound("CZK", all.stream().map(Payment::payee).toArray(Payee[]::new));
    }

    @Test
    void endsARejectionThatCrashedBeforeItLetGo() {
        earn("HUF", 30);
        PayRun run = payRuns.begin("HUF", "maker", unique("key")).run();
        runs.save(run.with(new PayRun.Rejected(run.totals(), new Decision("checker", Ledger.NOW, "wrong"))), List.of());

        PayRun next = payRuns.begin("HUF", "maker-2", unique("key")).run();

        assertThat(next.number()).isEqualTo(run.number() + 1);
        assertThat(totals(next).owedMicros()).isEqualTo(totals(run).owedMicros());
        assertThat(dues.heldMicros(run.id())).isZero();
    }

    @Test
    void refusesARunThatHoldsMoreThanItFroze() {
        earn("RON", 3);
        PayRun run = payRuns.begin("RON", "maker", unique("key")).run();
        earn("RON", 1);
        dues.claim("RON", run.id());

        Totals totals = totals(run);
        assertThat(refusal(() ->
                        payRuns.approve(run.id(), "checker", Optional.empty(), totals.sha256(), totals.totalMinor())))
                .isEqualTo(Refusal.RUN_STALE);
    }

    @Test
    void letsOneOfManyMakersBegin() throws Exception {
        earn("BGN", 5);
        CountDownLatch start = new CountDownLatch(1);
        List<Object> results = new ArrayList<>();
        try (var makers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> begun = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String maker = "maker-" + i;
                begun.add(makers.submit(() -> {
                    start.await();
                    try {
                        return payRuns.begin("BGN", maker, "key").run();
                    } catch (Refused e) {
                        return e.refusal();
                    }
                }));
            }
            start.countDown();
            for (Future<Object> one : begun) {
                results.add(one.get());
            }
        }

        assertThat(results).filteredOn(PayRun.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(result -> result != Refusal.RUN_OPEN).hasSize(1);
    }

    private void earn(String currency, int labels) {
        Judged judged = Judged.in(currency);
        for (int i = 0; i < labels; i++) {
            judged.accepted(site + "-w-" + i, site);
        }
        ledger.book(judged, unique("d") + ".0");
    }

    private PayRun begin(String currency, Instant at) {
        PayRun run = PayRun.begin(currency, 1, "maker", key, at, new PayRun.Claiming());
        assertThat(runs.begin(run)).isTrue();
        return run;
    }

    private static dev.terrace.shared.problem.@Nullable Refusal refusal(ThrowingCallable call) {
        Refused refused = catchThrowableOfType(Refused.class, call);
        return refused == null ? null : refused.refusal();
    }

    private static Totals totals(PayRun run) {
        Totals totals = run.totals();
        assertThat(totals).isNotNull();
        return java.util.Objects.requireNonNull(totals);
    }
}
