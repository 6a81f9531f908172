package dev.terrace.payout.pay;

import dev.terrace.payout.Answer;
import dev.terrace.payout.Meters;
import dev.terrace.payout.MongoPayRuns;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Refusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** Takes the bank's answers to the payments of a run, each for itself, and returns that two people vouch for. */
@ApplicationScoped
class BankAnswers {

    private final MongoPayRuns runs;
    private final MongoPayments payments;
    private final Booking booking;
    private final InstantSource clock;
    private final Meters meters;

    BankAnswers(MongoPayRuns runs, MongoPayments payments, Booking booking, InstantSource clock, Meters meters) {
        this.runs = runs;
        this.payments = payments;
        this.booking = booking;
        this.clock = clock;
        this.meters = meters;
    }

    /** A file of the bank: of which run it tells, its hash, and who brought it. */
    record File(String run, String sha256, String by) {}

    /** @throws Refused if nothing of the run may be paid, or not yet */
    void requirePayable(String run) {
        PayRun found = runs.find(run)
                .orElseThrow(
                        () -> new Refused(Refusal.UNKNOWN_RUN, "List the pay runs with GET /v1/pay-runs?currency="));
        if (found.approval() == null) {
            throw new Refused(
                    Refusal.RUN_NOT_APPROVED,
                    "It has no approval, so the bank was told nothing of it: have it approved");
        }
        if (found.stage() instanceof PayRun.Approved) {
            throw new Refused(
                    Refusal.RUN_UNFINISHED, "It is being made payable: send the same file again in some seconds");
        }
    }

    /** Decides some rows and books what they say, so that a row which is answered is in the books. */
    List<RowAnswer> take(List<Row> rows, File file) {
        List<RowAnswer> answers = rows.stream().map(row -> take(row, file)).toList();
        List<String> named = answers.stream()
                .filter(answer -> !answer.outcome().equals("refused"))
                .map(RowAnswer::payment)
                .toList();
        book(payments.find(named));
        answers.forEach(answer -> meters.answered(answer.outcome()));
        return answers;
    }

    Payment propose(String payment, Payment.Proposal proposal) {
        return change(payment, found -> Returning.propose(found, proposal));
    }

    Payment confirm(String payment, Returning.Checker checker) {
        Payment returned = change(payment, found -> Returning.confirm(found, checker, clock.instant()));
        book(payments.find(List.of(payment)));
        meters.answered("returned");
        return returned;
    }

    Payment withdraw(String payment) {
        return change(payment, Returning::withdraw);
    }

    private void book(List<Payment> answered) {
        booking.book(answered.stream()
                .filter(payment -> payment.state() instanceof Payment.State.Answered)
                .toList());
    }

    private Payment change(String payment, Function<Payment, Outcome<Payment, Payment>> decide) {
        return payments.change(payment, decide)
                .orElseThrow(
                        () -> new Refused(Refusal.UNKNOWN_PAYMENT, "Find payments at /v1/pay-runs/{run}/payments"));
    }

    private RowAnswer take(Row row, File file) {
        return switch (row) {
            case Row.Malformed malformed ->
                RowAnswer.refused(row.number(), null, Refusal.ROW_MALFORMED, malformed.fault());
            case Row.Read read -> {
                var proof = new Answer.BankFile(file.sha256(), read.number(), file.by());
                var given = new Answering.Given(read, file.run(), proof);
                yield payments.change(
                                read.answer().payment(), payment -> Answering.answer(payment, given, clock.instant()))
                        .orElseGet(() -> RowAnswer.refused(
                                row.number(),
                                read.answer().payment(),
                                Refusal.UNKNOWN_PAYMENT,
                                "Nothing of this name was paid: compare it with the payment file"));
            }
        };
    }
}
