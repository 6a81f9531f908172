package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.MongoBlocks;
import dev.terrace.ingestion.MongoDatasets;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Removes what clients began to send long ago and never came back to finish. */
@ApplicationScoped
class Abandoned {

    private static final Logger LOG = Logger.getLogger(Abandoned.class);
    private static final int SWEPT_AT_ONCE = 100;

    private final MongoDatasets datasets;
    private final MongoBlocks blocks;
    private final Limits limits;
    private final InstantSource clock;

    Abandoned(MongoDatasets datasets, MongoBlocks blocks, Limits limits, InstantSource clock) {
        this.datasets = datasets;
        this.blocks = blocks;
        this.limits = limits;
        this.clock = clock;
    }

    @Scheduled(every = "${terrace.ingestion.abandoned-sweep:1h}")
    @RunOnVirtualThread
    void sweep() {
        for (Dataset dataset : datasets.abandoned(clock.instant().minus(limits.abandonedAfter()), SWEPT_AT_ONCE)) {
            if (datasets.remove(dataset)) {
                blocks.removeAll(dataset.id());
                LOG.infof("dataset %s was begun on %s and never finished: removed", dataset.id(), dataset.createdAt());
            }
        }
    }
}
