package dev.terrace.ingestion.progress;

import static java.util.stream.Collectors.toMap;

import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.FoldedLot;
import dev.terrace.ingestion.LotResults;
import dev.terrace.ingestion.MongoDatasets;
import dev.terrace.ingestion.MongoResults;
import dev.terrace.ingestion.Tally;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Folds what has become of lots into the tally of their dataset, in numbered steps. A step is one conditional save of the dataset,
 * which names the lots and what it has of them; then they are told. The next step tells them once more before it looks at any, so
 * a crash in between changes nothing, and of two that fold the same dataset one loses and begins again.
 */
@ApplicationScoped
class Folding {

    private static final Logger LOG = Logger.getLogger(Folding.class);
    private static final int STEP_LOTS = 100;
    private static final int AT_ONCE = 4;
    /** Judgements come in bursts: what comes within this time is one step. */
    private static final Duration GATHER = Duration.ofMillis(100);

    private static final Duration LEFT_TO_OTHERS = Duration.ofSeconds(10);

    private final MongoDatasets datasets;
    private final MongoResults results;
    private final InstantSource clock;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor = Context.taskWrapping(Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofVirtual().name("fold-", 0).factory()));

    Folding(MongoDatasets datasets, MongoResults results, InstantSource clock) {
        this.datasets = datasets;
        this.results = results;
        this.clock = clock;
    }

    /** Says that a lot of this dataset has changed. */
    void changed(String dataset) {
        if (waiting.add(dataset)) {
            executor.execute(() -> {
                LockSupport.parkNanos(GATHER.toNanos());
                waiting.remove(dataset);
                try {
                    fold(dataset);
                } catch (RuntimeException e) {
                    LOG.warnf("dataset %s stays unfolded until the next sweep: %s", dataset, e);
                }
            });
        }
    }

    /** Takes up what a crash, or an instance that is gone, has left. */
    @Scheduled(every = "${terrace.ingestion.fold-sweep:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        results.datasetsUnfoldedSince(clock.instant().minus(LEFT_TO_OTHERS)).forEach(this::changed);
    }

    void stop(@Observes ShutdownEvent stopping) {
        executor.shutdownNow();
    }

    /** Folds all there is. */
    void fold(String id) {
        while (true) {
            Optional<Dataset> found = datasets.find(id);
            if (found.isEmpty()) {
                return;
            }
            Dataset dataset = found.get();
            results.fold(dataset.results().sequence(), dataset.results().folding(), Map.of());
            List<LotResults> changed = results.unfolded(id, STEP_LOTS);
            if (changed.isEmpty()) {
                return;
            }
            Tally more = Tally.NOTHING;
            for (LotResults lot : changed) {
                more = more.plus(lot.tally().minus(lot.fold().tally()));
            }
            List<FoldedLot> lots = changed.stream()
                    .map(lot -> new FoldedLot(lot.id(), lot.tally(), lot.changes()))
                    .toList();
            Dataset folded = dataset.folded(lots, more, clock.instant());
            if (datasets.save(folded)) {
                Map<String, Long> versions = changed.stream().collect(toMap(LotResults::id, LotResults::version));
                results.fold(folded.results().sequence(), lots, versions);
            }
        }
    }
}
