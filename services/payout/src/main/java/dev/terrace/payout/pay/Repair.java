package dev.terrace.payout.pay;

import dev.terrace.payout.Limits;
import dev.terrace.payout.Meters;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.Payment;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Books the answers that a crash left out of the books, and keeps an eye on what waits for the bank. */
@ApplicationScoped
class Repair {

    private final MongoPayments payments;
    private final Booking booking;
    private final InstantSource clock;
    private final Limits limits;
    private final Meters meters;

    Repair(MongoPayments payments, Booking booking, InstantSource clock, Limits limits, Meters meters) {
        this.payments = payments;
        this.booking = booking;
        this.clock = clock;
        this.limits = limits;
        this.meters = meters;
    }

    @Scheduled(every = "${terrace.payout.repair:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        Instant before = clock.instant().minus(limits.repairAfter());
        booking.book(payments.unbooked(limits.bankAnswerBatch()).stream()
                .filter(payment -> payment.answers().getLast().at().isBefore(before))
                .toList());
        Optional<Payment> oldest = payments.longestUnanswered();
        meters.unanswered(
                oldest.isEmpty() ? 0 : payments.countUnanswered(),
                oldest.map(Payment::state).orElse(null) instanceof Payment.State.Open(Instant since) ? since : null);
    }
}
