package dev.terrace.ingestion.upload;

import static dev.terrace.ingestion.Refusal.FILE_REPEATED;
import static dev.terrace.ingestion.Refusal.KEY_REUSED;

import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Delivered;
import dev.terrace.ingestion.Dataset.Delivery;
import dev.terrace.ingestion.Dataset.Receiving;
import dev.terrace.ingestion.Dataset.Stopped;
import dev.terrace.ingestion.Dataset.Synced;
import dev.terrace.ingestion.Edition;
import dev.terrace.ingestion.Ids;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Meters;
import dev.terrace.ingestion.MongoBlocks;
import dev.terrace.ingestion.MongoDatasets;
import dev.terrace.ingestion.MongoEditions;
import dev.terrace.ingestion.Project;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes manifests in. Who sends the same body under the same key again, for instance after a cut connection, gets one dataset
 * and one answer: each try counts as an attempt, writes blocks of its own and only the newest attempt can finish.
 */
@ApplicationScoped
class Uploads {

    private final MongoDatasets datasets;
    private final MongoEditions editions;
    private final MongoBlocks blocks;
    private final Limits limits;
    private final Meters meters;
    private final Receipts receipts;
    private final InstantSource clock;
    private final SeenIds.Budget seenIds;

    Uploads(
            MongoDatasets datasets,
            MongoEditions editions,
            MongoBlocks blocks,
            Limits limits,
            Meters meters,
            Receipts receipts,
            InstantSource clock) {
        this.datasets = datasets;
        this.editions = editions;
        this.blocks = blocks;
        this.limits = limits;
        this.meters = meters;
        this.receipts = receipts;
        this.clock = clock;
        this.seenIds = new SeenIds.Budget(limits.seenIdBytes());
    }

    /** What a receipt says, and whether it was given before. */
    record Answer(Receipt receipt, boolean hit) {}

    /** @param version of the project that the caller asks for; null for the newest, or for that of its first try */
    Answer receive(Project project, @Nullable Integer version, String key, Source source) throws IOException {
        source.admit(project.id(), Ids.dataset(project.client(), project.id(), key));
        Dataset dataset = begin(project, version, key);
        if (version != null && version != dataset.terms().version()) {
            throw new Refused(
                    KEY_REUSED,
                    "Dataset " + dataset.id() + " came under this key with version "
                            + dataset.terms().version() + ": send this one under a new key");
        }
        return switch (dataset.state()) {
            case Receiving _ -> new Answer(take(project, dataset, source), false);
            case Stopped _ -> throw Underway.stopped(dataset.id());
            case Delivered delivered -> new Answer(repeated(dataset, delivered.delivery(), source), true);
        };
    }

    /** The dataset of this key: ready for a new attempt, or as it has arrived before. */
    private Dataset begin(Project project, @Nullable Integer version, String key) {
        String id = Ids.dataset(project.client(), project.id(), key);
        while (true) {
            Optional<Dataset> found = datasets.find(id);
            if (found.isEmpty()) {
                int number = version == null ? project.newest() : version;
                Dataset begun = Dataset.begun(id, project, project.terms(number), now());
                if (datasets.insert(begun)) {
                    return begun;
                }
                continue;
            }
            Dataset before = found.get();
            if (!before.project().equals(project.id())) {
                throw new Refused(KEY_REUSED, "Send it under another Idempotency-Key");
            }
            if (!(before.state() instanceof Receiving receiving)) {
                return before;
            }
            Dataset again = before.begunAgain(receiving, now());
            if (datasets.save(again)) {
                blocks.removeOthers(id, again.state().attempt());
                return again.withVersion(again.version() + 1);
            }
        }
    }

    private Receipt take(Project project, Dataset dataset, Source source) throws IOException {
        int attempt = dataset.state().attempt();
        boolean done = false;
        try {
            Delivery delivery = store(project, dataset, source);
            done = true;
            if (attempt > 1) {
                blocks.removeOthers(dataset.id(), attempt);
            }
            return receipts.of(dataset, delivery);
        } finally {
            if (!done) {
                blocks.remove(dataset.id(), attempt);
            }
        }
    }

    private Delivery store(Project project, Dataset dataset, Source source) throws IOException {
        Edition edition = editions.get(dataset.terms());
        Terms terms = edition.terms();
        try (SeenIds seen = new SeenIds(seenIds);
                BlockWriter writer = new BlockWriter(dataset, terms.split(), limits, blocks, meters)) {
            Underway underway = new Underway(dataset, datasets, writer, clock);
            source.each(dataset, terms, seen, underway);
            writer.finish();
            String sha256 = source.sha256();
            Synced synced = source.synced();
            Delivery delivery = new Delivery(
                    dataset.state().attempt(),
                    sha256,
                    writer.itemCount(),
                    writer.unitCount(),
                    writer.refusedCount(),
                    LotSize.units(terms, project.budgetMicros()),
                    limits.lotBytes(),
                    now(),
                    synced == null ? earlier(dataset, edition, sha256) : null,
                    synced);
            underway.deliver(delivery);
            return delivery;
        }
    }

    /** The dataset that came from the same file before; null if there is none. */
    private @Nullable String earlier(Dataset dataset, Edition edition, String sha256) {
        Optional<Dataset> earlier = datasets.ofFile(dataset.project(), sha256, dataset.id());
        if (earlier.isPresent() && edition.repeats() == Edition.Repeats.REFUSE) {
            throw new Refused(
                    FILE_REPEATED,
                    "Dataset " + earlier.get().id()
                            + " came from the very same file: send another, or a version of the project that has"
                            + " \"repeats\": \"warn\"");
        }
        return earlier.map(Dataset::id).orElse(null);
    }

    private Receipt repeated(Dataset dataset, Delivery delivery, Source source) throws IOException {
        if (!source.sha256().equals(delivery.sha256())) {
            throw new Refused(
                    KEY_REUSED,
                    "Dataset " + dataset.id()
                            + " came under this key with another body: send this one under a new key");
        }
        return receipts.of(dataset, delivery);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
