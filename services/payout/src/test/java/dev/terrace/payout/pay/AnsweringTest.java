package dev.terrace.payout.pay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.payout.Account;
import dev.terrace.payout.Payee;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Payment.Answer;
import dev.terrace.payout.Payment.Owed;
import dev.terrace.payout.Payment.State;
import dev.terrace.payout.Posting;
import dev.terrace.payout.Refusal;
import dev.terrace.shared.event.PaymentSettled;
import dev.terrace.shared.event.PaymentSettled.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnsweringTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Payee WORKER = Payee.worker("w-1");
    private static final Payment FROZEN = Payment.of("CNY-000001", "CNY", new Owed(WORKER, "s-1", "north", 1_234_567));
    private static final Payment OPEN = FROZEN.with(new State.Open());

    @Test
    void takesTheFirstAnswerAndTellsIt() {
        var outcome = answer(OPEN, Outcome.SETTLED, null);

        assertThat(outcome.answer().outcome()).isEqualTo("settled");
        assertThat(outcome.state().state())
                .isEqualTo(new State.Answered(new Answer(Outcome.SETTLED, null, "maker", NOW)));
        assertThat(outcome.events())
                .singleElement()
                .satisfies(event -> assertThat(event.data())
                        .isEqualTo(new PaymentSettled(
                                OPEN.id(), "CNY-000001", "worker:w-1", "CNY", 123, Outcome.SETTLED, null)));
    }

    @Test
    void takesARepeatForDoneAndRefusesAnotherAnswer() {
        Payment settled = answer(OPEN, Outcome.SETTLED, null).state();

        var repeat = answer(settled, Outcome.SETTLED, null);
        assertThat(repeat.answer().outcome()).isEqualTo("duplicate");
        assertThat(repeat.state()).isSameAs(settled);
        assertRefused(Refusal.ANSWER_DIFFERS, settled, Outcome.RETURNED, "closed");
    }

    @Test
    void refusesWhatWasNotToBePaid() {
        assertRefused(Refusal.RUN_NOT_APPROVED, FROZEN, Outcome.SETTLED, null);
        assertRefused(Refusal.NOT_PAID, FROZEN.with(new State.Carried()), Outcome.SETTLED, null);
        assertRefused(Refusal.ROW_MALFORMED, OPEN, Outcome.RETURNED, " ");
        var foreign = Answering.answer(OPEN, row(Outcome.SETTLED, null), "CNY-000002", "maker", NOW);
        assertThat(foreign.answer().reason()).isEqualTo(Refusal.NOT_IN_RUN.code());
    }

    @Test
    void booksASettlementOutThroughTheBank() {
        var entry = Booking.entry(OPEN, new Answer(Outcome.SETTLED, null, "maker", NOW));

        assertThat(entry.id()).isEqualTo("settle:CNY-000001.worker:w-1");
        assertThat(entry.postings())
                .containsExactly(
                        Posting.credit(Account.bank(), 1_230_000), Posting.debit(Account.payable(WORKER), 1_230_000));
    }

    @Test
    void owesAReturnAgain() {
        Answer answer = new Answer(Outcome.RETURNED, "closed", "maker", NOW);
        var entry = Booking.entry(OPEN, answer);

        assertThat(entry.postings())
                .containsExactly(
                        Posting.credit(Account.accrued(WORKER), 1_230_000),
                        Posting.debit(Account.payable(WORKER), 1_230_000));
        assertThat(Booking.owedAgain(OPEN, answer, entry).orElseThrow().microsOf(WORKER))
                .isEqualTo(1_230_000);
    }

    private static void assertRefused(Refusal expected, Payment payment, Outcome outcome, @Nullable String reason) {
        var refused = answer(payment, outcome, reason);
        assertThat(refused.answer().outcome()).isEqualTo("refused");
        assertThat(refused.answer().reason()).isEqualTo(expected.code());
        assertThat(refused.state()).isSameAs(payment);
    }

    private static dev.terrace.shared.store.Outcome<Payment, RowAnswer> answer(
            Payment payment, Outcome outcome, @Nullable String reason) {
        return Answering.answer(payment, row(outcome, reason), "CNY-000001", "maker", NOW);
    }

    private static Row.Read row(Outcome outcome, @Nullable String reason) {
        return new Row.Read(1, new BankAnswer(OPEN.id(), outcome, reason));
    }
}
