package dev.terrace.payout.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrace.payout.Account;
import dev.terrace.payout.Answer;
import dev.terrace.payout.Payee;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Payment.Owed;
import dev.terrace.payout.Payment.State;
import dev.terrace.payout.Place;
import dev.terrace.payout.Posting;
import dev.terrace.payout.Refusal;
import dev.terrace.shared.event.PaymentSettled;
import dev.terrace.shared.event.PaymentSettled.Outcome;
import dev.terrace.shared.problem.Refused;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnsweringTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Payee WORKER = Payee.worker("w-1");
    private static final Answer.BankFile FILE = new Answer.BankFile("ab".repeat(32), 1, "maker");
    private static final Payment FROZEN =
            Payment.of("CNY-000001", "CNY", new Owed(WORKER, new Place("s-1", "north"), 1_234_567), 0);
    private static final Payment OPEN = FROZEN.with(new State.Open(NOW));

    @Test
    void takesTheFirstAnswerAndTellsIt() {
        var outcome = answer(OPEN, Outcome.SETTLED, null, "B-1");

        assertThat(outcome.answer().outcome()).isEqualTo("settled");
        assertThat(outcome.state().answers()).containsExactly(new Answer(Outcome.SETTLED, null, "B-1", FILE, NOW));
        assertThat(outcome.events())
                .singleElement()
                .satisfies(event -> assertThat(event.data())
                        .isEqualTo(new PaymentSettled(
                                OPEN.id(), "CNY-000001", "worker:w-1", "CNY", 123, Outcome.SETTLED, null)));
    }

    @Test
    void takesARepeatForDoneAndASecondPaymentForAFault() {
        Payment settled = answer(OPEN, Outcome.SETTLED, null, "B-1").state();

        var repeat = answer(settled, Outcome.SETTLED, null, "B-1");
        assertThat(repeat.answer().outcome()).isEqualTo("duplicate");
        assertThat(repeat.state()).isSameAs(settled);
        assertRefused(Refusal.ANSWER_DIFFERS, settled, Outcome.SETTLED, null, "B-2");
    }

    @Test
    void takesAReturnAfterSettlementOnceAndNoSettlementAfterAReturn() {
        Payment settled = answer(OPEN, Outcome.SETTLED, null, "B-1").state();
        var returned = answer(settled, Outcome.RETURNED, "closed", "B-2");

        assertThat(returned.answer().outcome()).isEqualTo("returned");
        assertThat(returned.state().status()).isEqualTo("returned");
        assertThat(answer(returned.state(), Outcome.RETURNED, "closed", "B-2")
                        .answer()
                        .outcome())
                .isEqualTo("duplicate");
        assertThat(answer(returned.state(), Outcome.SETTLED, null, "B-1")
                        .answer()
                        .outcome())
                .as("the first file again")
                .isEqualTo("duplicate");
        assertRefused(Refusal.ANSWER_DIFFERS, returned.state(), Outcome.SETTLED, null, "B-3");
        assertRefused(Refusal.ANSWER_DIFFERS, returned.state(), Outcome.RETURNED, "closed", "B-4");
        assertRefused(
                Refusal.ANSWER_DIFFERS,
                answer(OPEN, Outcome.RETURNED, "closed", "B-1").state(),
                Outcome.SETTLED,
                null,
                "B-2");
    }

    @Test
    void refusesWhatWasNotToBePaid() {
        assertRefused(Refusal.RUN_UNFINISHED, FROZEN, Outcome.SETTLED, null, "B-1");
        assertRefused(Refusal.RUN_NOT_APPROVED, FROZEN.with(new State.Withdrawn()), Outcome.SETTLED, null, "B-1");
        assertRefused(Refusal.NOT_PAID, FROZEN.with(new State.Carried()), Outcome.SETTLED, null, "B-1");
        var other = Answering.answer(OPEN, given(Outcome.SETTLED, null, "B-1", 123, "CNY-000002"), NOW);
        assertThat(other.answer().reason()).isEqualTo(Refusal.NOT_IN_RUN.code());
        var less = Answering.answer(OPEN, given(Outcome.SETTLED, null, "B-1", 122, "CNY-000001"), NOW);
        assertThat(less.answer().reason()).isEqualTo(Refusal.AMOUNT_DIFFERS.code());
    }

    @Test
    void booksASettlementOutThroughTheBankAndAReturnBackThroughIt() {
        Payment settled = answer(OPEN, Outcome.SETTLED, null, "B-1").state();
        Payment returned = answer(settled, Outcome.RETURNED, "closed", "B-2").state();

        assertThat(Booking.entry(returned, returned.answers().getFirst()).postings())
                .containsExactly(
                        Posting.credit(Account.bank(), 1_230_000), Posting.debit(Account.payable(WORKER), 1_230_000));
        assertThat(Booking.entry(returned, returned.answers().getLast()).postings())
                .containsExactly(
                        Posting.credit(Account.accrued(WORKER), 1_230_000), Posting.debit(Account.bank(), 1_230_000));
        assertThat(returned.answerEntries())
                .containsExactly("settle:CNY-000001.worker:w-1", "return:CNY-000001.worker:w-1");
    }

    @Test
    void owesAgainWhatNeverSettled() {
        Payment returned = answer(OPEN, Outcome.RETURNED, "closed", "B-1").state();

        assertThat(Booking.entry(returned, returned.answers().getLast()).postings())
                .containsExactly(
                        Posting.credit(Account.accrued(WORKER), 1_230_000),
                        Posting.debit(Account.payable(WORKER), 1_230_000));
    }

    @Test
    void takesAReturnByHandFromTwoPeopleOnly() {
        var proposal = new Payment.Proposal("closed", "B-9", "maker", NOW);
        Payment settled = answer(OPEN, Outcome.SETTLED, null, "B-1").state();
        Payment proposed = Returning.propose(settled, proposal).state();
        var checker = new Returning.Checker("checker", Optional.of("s-2"));

        assertThat(proposed.status()).isEqualTo("settled");
        assertThat(refusal(() -> Returning.confirm(proposed, new Returning.Checker("maker", Optional.empty()), NOW)))
                .isEqualTo(Refusal.SAME_PERSON);
        assertThat(refusal(
                        () -> Returning.confirm(proposed, new Returning.Checker("checker", Optional.of("s-1")), NOW)))
                .isEqualTo(Refusal.OWN_SITE);
        assertThat(refusal(() -> Returning.confirm(settled, checker, NOW))).isEqualTo(Refusal.NO_RETURN_PROPOSED);

        var confirmed = Returning.confirm(proposed, checker, NOW);
        assertThat(confirmed.state().status()).isEqualTo("returned");
        assertThat(confirmed.events()).hasSize(1);
        assertThat(Returning.confirm(confirmed.state(), checker, NOW).state()).isSameAs(confirmed.state());
        assertThat(refusal(() -> Returning.propose(confirmed.state(), proposal)))
                .isEqualTo(Refusal.ANSWER_DIFFERS);
        assertThat(Returning.withdraw(proposed).state().proposal()).isNull();
    }

    private static void assertRefused(
            Refusal expected, Payment payment, Outcome outcome, @Nullable String reason, String reference) {
        var refused = answer(payment, outcome, reason, reference);
        assertThat(refused.answer().outcome()).isEqualTo("refused");
        assertThat(refused.answer().reason()).isEqualTo(expected.code());
        assertThat(refused.state()).isSameAs(payment);
    }

    private static dev.terrace.shared.store.Outcome<Payment, RowAnswer> answer(
            Payment payment, Outcome outcome, @Nullable String reason, String reference) {
        return Answering.answer(payment, given(outcome, reason, reference, 123, "CNY-000001"), NOW);
    }

    private static Answering.Given given(
            Outcome outcome, @Nullable String reason, String reference, long amountMinor, String run) {
        var row = new Row.Read(1, new BankAnswer(OPEN.id(), outcome, amountMinor, reference, reason));
        return new Answering.Given(row, run, FILE);
    }

    private static dev.terrace.shared.problem.@Nullable Refusal refusal(ThrowingCallable call) {
        Refused refused = catchThrowableOfType(Refused.class, call);
        return refused == null ? null : refused.refusal();
    }
}
