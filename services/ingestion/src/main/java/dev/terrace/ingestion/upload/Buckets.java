package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Delivered;
import dev.terrace.ingestion.Dataset.Receiving;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.MongoDatasets;
import dev.terrace.ingestion.Refusal;
import dev.terrace.ingestion.bucket.BucketAddress;
import dev.terrace.ingestion.bucket.BucketTurn;
import dev.terrace.ingestion.bucket.MongoBuckets;
import dev.terrace.ingestion.media.Media;
import dev.terrace.shared.problem.Refused;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What datasets from buckets are made with, and which buckets this instance reads just now. */
@ApplicationScoped
class Buckets {
    private final MongoBuckets known;
    private final MongoDatasets datasets;
    private final Media media;
    private final Limits limits;
    private final InstantSource clock;
    private final Set<BucketTurn> turns = ConcurrentHashMap.newKeySet();

    Buckets(MongoBuckets known, MongoDatasets datasets, Media media, Limits limits, InstantSource clock) {
        this.known = known;
        this.datasets = datasets;
        this.media = media;
        this.limits = limits;
        this.clock = clock;
    }

    MongoBuckets known() {
        return known;
    }

    Media media() {
        return media;
    }

    Limits limits() {
        return limits;
    }

    /** @throws Refused if the dataset is just being read: its client has hung up, perhaps, and need not begin anew */
    void admit(BucketAddress address, String project, String dataset) {
        Instant since = clock.instant().minus(limits.bucketGrace());
        if (mayArrive(dataset) && known.isRead(address.id(project), dataset, since)) {
            throw new Refused(
                    Refusal.BUCKET_BUSY,
                    "Dataset %s reads it: GET /v1/datasets/%s says how far it is, and the same call again what came of it"
                            .formatted(dataset, dataset));
        }
    }

    /** @throws Refused if another dataset reads the same prefix, or was cut and may come back */
    BucketTurn begin(BucketAddress address, Dataset dataset) {
        BucketTurn turn = known.begin(
                address.id(dataset.project()), dataset.id(), dataset.state().attempt(), this::mayArrive);
        turns.add(turn);
        return turn;
    }

    private boolean mayArrive(String dataset) {
        return datasets.find(dataset)
                .filter(found -> found.state() instanceof Receiving)
                .isPresent();
    }

    /** @param isRead whether the prefix was read to its end */
    void end(BucketTurn turn, boolean isRead) {
        turns.remove(turn);
        if (!isRead) {
            known.giveUp(turn);
        }
    }

    @Scheduled(every = "10s")
    @RunOnVirtualThread
    void renew() {
        known.renew(turns);
    }

    /** The attempt that has brought a dataset; 0 if it has not arrived. */
    int attemptOf(String dataset) {
        return datasets.find(dataset)
                .map(Dataset::state)
                .filter(Delivered.class::isInstance)
                .map(Dataset.State::attempt)
                .orElse(0);
    }
}
