package dev.terrace.payout.balance;

import dev.terrace.payout.Balances;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts entries into checkpoints as they come, so that who asks for a balance finds little left to count. */
@ApplicationScoped
class Counting {

    private static final int MOST_STEPS = 100;

    private final Balances balances;

    Counting(Balances balances) {
        this.balances = balances;
    }

    @Scheduled(every = "${terrace.payout.fold:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        for (int steps = 0; steps < MOST_STEPS && balances.count(); steps++) {
            // until nothing is left
        }
    }
}
