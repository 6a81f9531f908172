package dev.terrace.ingestion.split;

import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Received;
import dev.terrace.ingestion.DatasetReceived;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Meters;
import dev.terrace.ingestion.MongoDatasets;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** The datasets that have arrived and wait to be split: told of by the upload, or found by a sweep where a crash left them. */
@ApplicationScoped
class Backlog {

    private static final Logger LOG = Logger.getLogger(Backlog.class);
    private static final int SWEPT_AT_ONCE = 100;

    private final MongoDatasets datasets;
    private final Splitting splitting;
    private final Limits limits;
    private final Meters meters;
    private final InstantSource clock;

    private final ExecutorService executor;
    private final Set<String> underway = ConcurrentHashMap.newKeySet();
    private volatile boolean sweptSinceStart;
    private volatile String heldUpTo = "";

    Backlog(MongoDatasets datasets, Splitting splitting, Limits limits, Meters meters, InstantSource clock) {
        this.datasets = datasets;
        this.splitting = splitting;
        this.limits = limits;
        this.meters = meters;
        this.clock = clock;
        this.executor = Context.taskWrapping(Executors.newFixedThreadPool(
                limits.splits(), Thread.ofVirtual().name("split-", 0).factory()));
    }

    void received(@Observes DatasetReceived received) {
        begin(received.dataset());
    }

    /** Takes up everything after a start; later only what the instance that received it has not split in good time. */
    @Scheduled(every = "${terrace.ingestion.split-sweep:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        Instant now = clock.instant();
        List<Dataset> unsplit = datasets.unsplit(now, SWEPT_AT_ONCE);
        meters.oldestUnsplit(
                unsplit.isEmpty() ? 0 : age(unsplit.getFirst(), now).toSeconds());
        for (Dataset dataset : unsplit) {
            if (!sweptSinceStart || age(dataset, now).compareTo(limits.splitGrace()) >= 0) {
                begin(dataset.id());
            }
        }
        sweptSinceStart = true;
        List<Dataset> held = datasets.held(heldUpTo, SWEPT_AT_ONCE);
        heldUpTo = held.size() < SWEPT_AT_ONCE ? "" : held.getLast().id();
        held.forEach(dataset -> begin(dataset.id()));
    }

    void stop(@Observes ShutdownEvent stopping) {
        executor.shutdownNow();
    }

    private void begin(String dataset) {
        if (underway.add(dataset)) {
            executor.execute(() -> {
                try {
                    int lots = splitting.split(dataset);
                    meters.lots(lots);
                    if (lots > 0) {
                        LOG.infof("dataset %s split into %d new lots", dataset, lots);
                    }
                } catch (RuntimeException e) {
                    LOG.warnf("dataset %s stays unsplit until the next sweep: %s", dataset, e);
                } finally {
                    underway.remove(dataset);
                }
            });
        }
    }

    private static Duration age(Dataset dataset, Instant now) {
        return dataset.state() instanceof Received received
                ? Duration.between(received.delivery().at(), now)
                : Duration.ZERO;
    }
}
