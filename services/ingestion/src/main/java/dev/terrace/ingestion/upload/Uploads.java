package dev.terrace.ingestion.upload;

import static dev.terrace.ingestion.Refusal.KEY_REUSED;
import static dev.terrace.ingestion.Refusal.NO_GOOD_ROW;
import static dev.terrace.ingestion.Refusal.OVERTAKEN;

import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Delivered;
import dev.terrace.ingestion.Dataset.Delivery;
import dev.terrace.ingestion.Dataset.Receiving;
import dev.terrace.ingestion.Ids;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Meters;
import dev.terrace.ingestion.MongoBlocks;
import dev.terrace.ingestion.MongoDatasets;
import dev.terrace.ingestion.Project;
import dev.terrace.ingestion.RefusedRow;
import dev.terrace.ingestion.Row;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Takes manifests in. Who sends the same body under the same key again, for instance after a cut connection, gets one dataset
 * and one answer: each try counts as an attempt, writes blocks of its own and only the newest attempt can finish.
 */
@ApplicationScoped
class Uploads {

    private final MongoDatasets datasets;
    private final MongoBlocks blocks;
    private final Limits limits;
    private final Meters meters;
    private final InstantSource clock;

    Uploads(MongoDatasets datasets, MongoBlocks blocks, Limits limits, Meters meters, InstantSource clock) {
        this.datasets = datasets;
        this.blocks = blocks;
        this.limits = limits;
        this.meters = meters;
        this.clock = clock;
    }

    /** What a receipt says, and whether it was given before. */
    record Answer(Receipt receipt, boolean hit) {}

    Answer receive(Project project, Terms terms, String key, Manifest.Format format, Body body) throws IOException {
        Dataset dataset = begin(project, terms, key);
        return switch (dataset.state()) {
            case Receiving receiving -> new Answer(take(dataset, receiving, format, body), false);
            case Delivered delivered -> new Answer(repeated(dataset, delivered.delivery(), body), true);
        };
    }

    /** The dataset of this key: ready for a new attempt, or as it has arrived before. */
    private Dataset begin(Project project, Terms terms, String key) {
        String id = Ids.dataset(project.client(), project.id(), key);
        while (true) {
            Optional<Dataset> found = datasets.find(id);
            if (found.isEmpty()) {
                Dataset begun = Dataset.begun(id, project, terms, clock.instant());
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
            Dataset again = before.begunAgain(receiving, clock.instant());
            if (datasets.save(again)) {
                return again.withVersion(again.version() + 1);
            }
        }
    }

    private Receipt take(Dataset dataset, Receiving receiving, Manifest.Format format, Body body) throws IOException {
        int attempt = receiving.attempt();
        Delivery delivery = store(dataset, attempt, format, body);
        if (!datasets.save(dataset.delivered(delivery))) {
            blocks.remove(dataset.id(), attempt);
            throw new Refused(OVERTAKEN, "Wait for the answer to the newer one, or send it once more");
        }
        if (attempt > 1) {
            blocks.removeOthers(dataset.id(), attempt);
        }
        return receipt(dataset, delivery);
    }

    private Delivery store(Dataset dataset, int attempt, Manifest.Format format, Body body) throws IOException {
        Terms terms = dataset.terms();
        Manifest manifest = new Manifest(format, body, terms.workType(), limits.rowBytes(), limits.rows());
        try (BlockWriter writer =
                new BlockWriter(dataset.id(), attempt, terms.dispatch().lotUnits(), limits, blocks, meters)) {
            for (Row row = manifest.next(); row != null; row = manifest.next()) {
                writer.add(row);
            }
            writer.finish();
            return new Delivery(attempt, body.sha256(), writer.itemCount(), writer.refusedCount(), clock.instant());
        }
    }

    private Receipt repeated(Dataset dataset, Delivery delivery, Body body) throws IOException {
        if (!body.sha256().equals(delivery.sha256())) {
            throw new Refused(
                    KEY_REUSED,
                    "Dataset " + dataset.id()
                            + " came under this key with another body: send this one under a new key");
        }
        return receipt(dataset, delivery);
    }

    private Receipt receipt(Dataset dataset, Delivery delivery) {
        List<RefusedRow> shown = delivery.refused() == 0
                ? List.of()
                : blocks.refusals(dataset.id(), delivery.attempt(), limits.refusalsShown());
        if (delivery.items() == 0) {
            throw new Refused(NO_GOOD_ROW, nothingGood(dataset, shown));
        }
        return Receipt.of(dataset, delivery, shown);
    }

    private static String nothingGood(Dataset dataset, List<RefusedRow> shown) {
        if (shown.isEmpty()) {
            return "The manifest has no rows: send at least one item, under a new Idempotency-Key";
        }
        RefusedRow first = shown.getFirst();
        return "Row %d: %s%s. The others: GET /v1/datasets/%s/refusals; send the mended manifest under a new key"
                .formatted(
                        first.row(),
                        first.field() == null ? "" : "'" + first.field() + "' ",
                        first.problem(),
                        dataset.id());
    }
}
