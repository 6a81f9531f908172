package dev.terrace.payout.pay;

import dev.terrace.payout.Limits;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.Payment;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/** Books the answers that a crash left out of the books. */
@ApplicationScoped
class Repair {

    private final MongoPayments payments;
    private final Booking booking;
    private final InstantSource clock;
    private final Limits limits;

    Repair(MongoPayments payments, Booking booking, InstantSource clock, Limits limits) {
        this.payments = payments;
        this.booking = booking;
        this.clock = clock;
        this.limits = limits;
    }

    @Scheduled(every = "${terrace.payout.repair:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        List<Payment> left = payments.unbooked(clock.instant().minus(limits.repairAfter()), limits.bankAnswerBatch());
        if (!left.isEmpty()) {
            booking.book(left);
        }
    }
}
