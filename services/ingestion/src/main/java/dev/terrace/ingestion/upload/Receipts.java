package dev.terrace.ingestion.upload;

import static dev.terrace.ingestion.Refusal.NO_GOOD_ROW;

import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Delivery;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.MongoBlocks;
import dev.terrace.ingestion.RefusedRow;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Says what has been received. */
@ApplicationScoped
class Receipts {

    private final MongoBlocks blocks;
    private final Limits limits;

    Receipts(MongoBlocks blocks, Limits limits) {
        this.blocks = blocks;
        this.limits = limits;
    }

    /** @throws Refused if there is nothing good in it */
    Receipt of(Dataset dataset, Delivery delivery) {
        List<RefusedRow> shown = delivery.refused() == 0
                ? List.of()
                : blocks.refusals(dataset.id(), delivery.attempt(), limits.refusalsShown());
        if (delivery.holdsNothing()) {
            throw new Refused(NO_GOOD_ROW, nothingGood(dataset, shown));
        }
        return Receipt.of(dataset, delivery, shown);
    }

    private static String nothingGood(Dataset dataset, List<RefusedRow> shown) {
        if (shown.isEmpty()) {
            return "It has no rows: send at least one item, under a new Idempotency-Key";
        }
        return "%s. The others: GET /v1/datasets/%s/refusals; send it mended under a new key"
                .formatted(shown.getFirst().sentence(), dataset.id());
    }
}
