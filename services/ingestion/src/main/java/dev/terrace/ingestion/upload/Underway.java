package dev.terrace.ingestion.upload;

import static dev.terrace.ingestion.Refusal.OVERTAKEN;
import static dev.terrace.ingestion.Refusal.STOPPED;

import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Delivery;
import dev.terrace.ingestion.Dataset.Read;
import dev.terrace.ingestion.Dataset.Stopped;
import dev.terrace.ingestion.MongoDatasets;
import dev.terrace.ingestion.Row;
import dev.terrace.shared.problem.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * One attempt at a delivery, while it is read. Once a second it tells how far it is, and so hears whether a newer attempt or its
 * client's wish has ended it: whoever has been overtaken or stopped need not send the rest.
 */
final class Underway implements Source.Sink {
    private static final Duration TOLD_EVERY = Duration.ofSeconds(1);

    private final MongoDatasets datasets;
    private final BlockWriter writer;
    private final InstantSource clock;
    private Dataset dataset;
    private Instant told;
    private long files;
    private long unchanged;

    Underway(Dataset dataset, MongoDatasets datasets, BlockWriter writer, InstantSource clock) {
        this.dataset = dataset;
        this.datasets = datasets;
        this.writer = writer;
        this.clock = clock;
        this.told = clock.instant();
    }

    @Override
    public void take(Row row) {
        writer.add(row);
        if (writer.hasJustStored()) {
            tell();
        }
    }

    @Override
    public void kept() {
        files++;
        tell();
    }

    @Override
    public void passed(long unchanged) {
        this.unchanged = unchanged;
        tell();
    }

    private void tell() {
        Instant now = clock.instant();
        if (now.isBefore(told.plus(TOLD_EVERY))) {
            return;
        }
        told = now;
        save(dataset.reading(new Read(files, writer.itemCount(), writer.refusedCount(), unchanged)));
    }

    /** Stores that it has arrived whole. @throws Refused if it no longer counts */
    void deliver(Delivery delivery) {
        save(dataset.delivered(delivery));
    }

    private void save(Dataset next) {
        if (!datasets.save(next)) {
            throw ended(datasets, dataset.id());
        }
        dataset = next.withVersion(next.version() + 1);
    }

    private static Refused ended(MongoDatasets datasets, String id) {
        boolean isStopped =
                datasets.find(id).filter(now -> now.state() instanceof Stopped).isPresent();
        return isStopped
                ? stopped(id)
                : new Refused(OVERTAKEN, "Wait for the answer to the newer one, or send it once more");
    }

    static Refused stopped(String id) {
        return new Refused(STOPPED, "Dataset " + id + " was withdrawn: send what is wanted under a new key");
    }
}
