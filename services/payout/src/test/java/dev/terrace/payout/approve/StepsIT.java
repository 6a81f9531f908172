package dev.terrace.payout.approve;

import static dev.terrace.payout.Ledger.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrace.payout.Entry;
import dev.terrace.payout.Judged;
import dev.terrace.payout.Ledger;
import dev.terrace.payout.MongoEntries;
import dev.terrace.payout.MongoOpenItems;
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
    MongoOpenItems items;

    @Inject
    MongoPayments payments;

    @Inject
    MongoEntries entries;

    private final String key = unique("key");
    private final String site = unique("s");

    @Test
    void goesOnWithARunThatWasCutOffWhileItWasMade() {
        earn("DKK", 3);
        PayRun cutOff = begin("DKK", Ledger.NOW);
        items.claim(cutOff, List.of(), 2);

        PayRun run = payRuns.begin(all("DKK"), "maker", key).run();

        assertThat(run.id()).isEqualTo(cutOff.id());
        assertThat(totals(run).payees()).isEqualTo(4);
        assertThat(totals(run).owedMicros()).isEqualTo(items.heldMicros(run.id()));
        assertThat(payments.states(cutOff.id())).containsOnlyKeys("frozen");
    }

    @Test
    void asksForPatienceWhileARunIsMade() {
        earn("ISK", 100);
        begin("ISK", Instant.now());

        assertThat(refusal(() -> payRuns.begin(all("ISK"), "maker", key))).isEqualTo(Refusal.RUN_UNFINISHED);
        assertThat(refusal(() -> payRuns.begin(all("ISK"), "maker-2", key))).isEqualTo(Refusal.RUN_OPEN);
    }

    @Test
    void leavesARunToWhoeverWentOnWithIt() {
        earn("PLN", 3);
        PayRun slow = begin("PLN", Ledger.NOW);
        PayRun run = payRuns.begin(all("PLN"), "maker", key).run();

        PayRun woken = steps.make(slow);

        assertThat(woken.stage()).isEqualTo(run.stage());
        assertThat(items.heldMicros(run.id())).isEqualTo(totals(run).owedMicros());
    }

    @Test
    void letsSeveralRunsBeOpenThatShareNoItem() {
        earn("UAH", 3);
        PayRun.Filter first = new PayRun.Filter(null, null, List.of(Payee.worker(site + "-w-0")), List.of());
        PayRun one =
                payRuns.begin(new PayRuns.Wanted("UAH", first), "maker", key).run();
        PayRun rest = payRuns.begin(all("UAH"), "maker", unique("key")).run();

        assertThat(totals(one).owedMicros()).isEqualTo(68_000);
        assertThat(totals(rest).owedMicros()).isEqualTo(2 * 68_000 + 3 * 8_000);
        assertThat(refusal(() -> payRuns.begin(all("UAH"), "maker", unique("key"))))
                .isEqualTo(Refusal.NOTHING_TO_PAY);
        payRuns.reject(one.id(), "checker", "wrong");
        assertThat(items.heldMicros(one.id())).isZero();
        assertThat(payRuns.begin(new PayRuns.Wanted("UAH", first), "maker", unique("key"))
                        .run()
                        .number())
                .isEqualTo(rest.number() + 1);
        PayRun.Filter nobody = new PayRun.Filter(null, null, List.of(), List.of("another county"));
        assertThat(refusal(() -> payRuns.begin(new PayRuns.Wanted("UAH", nobody), "maker", unique("key"))))
                .isEqualTo(Refusal.NOTHING_TO_PAY);
        PayRun.Filter before = new PayRun.Filter(null, Ledger.NOW, List.of(), List.of());
        assertThat(refusal(() -> payRuns.begin(new PayRuns.Wanted("UAH", before), "maker", unique("key"))))
                .isEqualTo(Refusal.NOTHING_TO_PAY);
    }

    @Test
    void endsAnApprovalThatCrashedBeforeItsItems() {
        earn("CZK", 3);
        PayRun run = payRuns.begin(all("CZK"), "maker", key).run();
        PayRun approved = run.with(new PayRun.Approved(totals(run), new Decision("checker", Ledger.NOW, null)));
        runs.save(approved, List.of());
        List<Payment> all = payments.of(run.id(), "", 10);
        entries.record(Block.of(approved, 0, Ledger.NOW, all).entry()); // and the crash comes before its items

        PayRun posted = payRuns.begin(all("CZK"), "maker", key).run();

        assertThat(posted.stage().label()).isEqualTo("posted");
        assertThat(all)
                .allSatisfy(payment -> assertThat(items.find(Entry.approvalOf(run.id(), 0), payment.payee()))
                        .hasValueSatisfying(item -> assertThat(item.micros()).isEqualTo(payment.remainderMicros())));
        assertThat(payments.states(run.id())).containsOnlyKeys("open");
        Ledger.assertSound("CZK", all.stream().map(Payment::payee).toArray(Payee[]::new));
    }

    @Test
    void endsARejectionThatCrashedBeforeItLetGo() {
        earn("HUF", 30);
        PayRun run = payRuns.begin(all("HUF"), "maker", unique("key")).run();
        runs.save(run.with(new PayRun.Rejected(run.totals(), new Decision("checker", Ledger.NOW, "wrong"))), List.of());

        PayRun next = payRuns.begin(all("HUF"), "maker-2", unique("key")).run();

        assertThat(next.number()).isEqualTo(run.number() + 1);
        assertThat(totals(next).owedMicros()).isEqualTo(totals(run).owedMicros());
        assertThat(items.heldMicros(run.id())).isZero();
    }

    @Test
    void refusesARunThatHoldsMoreThanItFroze() {
        earn("RON", 3);
        PayRun run = payRuns.begin(all("RON"), "maker", unique("key")).run();
        earn("RON", 1);
        items.claim(run.with(new PayRun.Claiming(Instant.now())), List.of(), 100);

        Totals totals = totals(run);
        assertThat(refusal(() -> payRuns.approve(
                        run.id(),
                        new Deciding.Checker("checker", Optional.empty()),
                        totals.sha256(),
                        totals.totalMinor())))
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
                        return payRuns.begin(all("BGN"), maker, "key").run();
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
        // Who comes while the items are being claimed hears of the run; who comes after that finds none left.
        assertThat(results)
                .filteredOn(result -> !(result instanceof PayRun))
                .isSubsetOf(Refusal.RUN_OPEN, Refusal.NOTHING_TO_PAY);
    }

    private void earn(String currency, int labels) {
        Judged judged = Judged.in(currency);
        for (int i = 0; i < labels; i++) {
            judged.accepted(site + "-w-" + i, site);
        }
        ledger.book(judged, unique("d") + ".0");
    }

    private static PayRuns.Wanted all(String currency) {
        return new PayRuns.Wanted(currency, PayRun.Filter.ALL);
    }

    private PayRun begin(String currency, Instant at) {
        PayRun run = PayRun.begin(currency, 1, PayRun.Filter.ALL, "maker", key, at);
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
