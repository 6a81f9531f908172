package dev.terrace.ingestion.withdraw;

import dev.terrace.ingestion.MongoWithdrawals;
import dev.terrace.ingestion.Withdrawal;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** Carries out what has been withdrawn, one after the other, at once and again after a crash. */
@ApplicationScoped
class Withdrawals {

    private static final Logger LOG = Logger.getLogger(Withdrawals.class);
    private static final int SWEPT_AT_ONCE = 20;

    private final MongoWithdrawals withdrawals;
    private final Withdrawing withdrawing;
    private final ReentrantLock one = new ReentrantLock();

    Withdrawals(MongoWithdrawals withdrawals, Withdrawing withdrawing) {
        this.withdrawals = withdrawals;
        this.withdrawing = withdrawing;
    }

    @Scheduled(
            every = "${terrace.ingestion.withdraw-sweep:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        one.lock();
        try {
            for (Withdrawal undone : withdrawals.undone(SWEPT_AT_ONCE)) {
                try {
                    if (withdrawing.carryOut(undone)) {
                        LOG.infof("withdrawal %s is carried out", undone.id());
                    }
                } catch (RuntimeException e) {
                    LOG.warnf("withdrawal %s stays undone until the next sweep: %s", undone.id(), e);
                }
            }
        } finally {
            one.unlock();
        }
    }
}
