package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Delivered;
import dev.terrace.ingestion.Dataset.Receiving;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.MongoDatasets;
import dev.terrace.ingestion.bucket.BucketAddress;
import dev.terrace.ingestion.bucket.BucketTurn;
import dev.terrace.ingestion.bucket.MongoBuckets;
import dev.terrace.ingestion.media.Media;
import jakarta.enterprise.context.ApplicationScoped;

/** What datasets from buckets are made with. */
@ApplicationScoped
class Buckets {
    private final MongoBuckets known;
    private final MongoDatasets datasets;
    private final Media media;
    private final Limits limits;

    Buckets(MongoBuckets known, MongoDatasets datasets, Media media, Limits limits) {
        this.known = known;
        this.datasets = datasets;
        this.media = media;
        this.limits = limits;
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

    /** @throws Refused if another dataset reads the same prefix, or was cut and may come back */
    BucketTurn begin(BucketAddress address, Dataset dataset) {
        return known.begin(
                address.id(dataset.project()), dataset.id(), dataset.state().attempt(), this::mayArrive);
    }

    private boolean mayArrive(String dataset) {
        return datasets.find(dataset)
                .filter(found -> found.state() instanceof Receiving)
                .isPresent();
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
