package dev.terrace.payout.pay;

import dev.terrace.payout.Meters;
import dev.terrace.payout.MongoPayRuns;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Refusal;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/** Takes the bank's answers to the payments of a run, each for itself. */
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

    /** @throws Refused if nothing of the run may be paid */
    void requireApproved(String run) {
        PayRun found = runs.find(run)
                .orElseThrow(
                        () -> new Refused(Refusal.UNKNOWN_RUN, "List the pay runs with GET /v1/pay-runs?currency="));
        if (found.approval() == null) {
            throw new Refused(
                    Refusal.RUN_NOT_APPROVED,
                    "It has no approval, so the bank was told nothing of it: have it approved");
        }
    }

    /** Decides some rows and books what they say, so that a row which is answered is in the books. */
    List<RowAnswer> take(List<Row> rows, String run, String by) {
        List<RowAnswer> answers = rows.stream().map(row -> take(row, run, by)).toList();
        List<String> named = answers.stream()
                .filter(answer -> !answer.outcome().equals("refused"))
                .map(RowAnswer::payment)
                .toList();
        List<Payment> unbooked = payments.find(named).stream()
                .filter(payment -> payment.state() instanceof Payment.State.Answered)
                .toList();
        booking.book(unbooked);
        answers.forEach(answer -> meters.answered(answer.outcome()));
        return answers;
    }

    private RowAnswer take(Row row, String run, String by) {
        return switch (row) {
            case Row.Malformed malformed ->
                RowAnswer.refused(row.number(), null, Refusal.ROW_MALFORMED, malformed.fault());
            case Row.Read read ->
                payments.change(
                                read.answer().payment(),
                                payment -> Answering.answer(payment, read, run, by, clock.instant()))
                        .orElseGet(() -> RowAnswer.refused(
                                row.number(),
                                read.answer().payment(),
                                Refusal.UNKNOWN_PAYMENT,
                                "Nothing of this name was paid: compare it with the payment file"));
        };
    }
}
