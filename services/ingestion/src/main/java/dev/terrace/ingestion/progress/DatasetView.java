package dev.terrace.ingestion.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Delivered;
import dev.terrace.ingestion.Dataset.Delivery;
import dev.terrace.ingestion.Dataset.NothingGood;
import dev.terrace.ingestion.Dataset.Received;
import dev.terrace.ingestion.Dataset.Receiving;
import dev.terrace.ingestion.Dataset.Split;
import dev.terrace.ingestion.Dataset.Stopped;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A dataset and how far it is, as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Dataset", description = "A dataset and how far it is")
record DatasetView(
        @Schema(examples = "d-3k5xw2m7qf4a") String dataset,
        @Schema(examples = "p-b4x7kq2m5a") String project,
        @Schema(examples = "1") int version,

        @Schema(
                description =
                        "receiving: not here whole; stopped: withdrawn before it was; received: waits to be split;"
                                + " refused: no row can be used; working: units are open; done: each is resolved or withdrawn",
                enumeration = {"receiving", "stopped", "received", "refused", "working", "done"},
                examples = "working")
        String state,

        @Schema(examples = "1000") long items,
        @Schema(examples = "2") long refused,

        @Nullable @Schema(description = "SHA-256 of the body as it was before compression")
        String sha256,

        Instant createdAt,

        @Nullable @Schema(description = "When the last unit was settled for the first time")
        Instant completedAt,

        @Schema(examples = "CNY") String currency,
        Progress progress) {

    static DatasetView of(Dataset dataset, String currency) {
        Delivery delivery = dataset.state() instanceof Delivered delivered ? delivered.delivery() : null;
        return new DatasetView(
                dataset.id(),
                dataset.project(),
                dataset.terms().version(),
                state(dataset),
                delivery == null ? 0 : delivery.items(),
                delivery == null ? 0 : delivery.refused(),
                delivery == null ? null : delivery.sha256(),
                dataset.createdAt(),
                dataset.results().completedAt(),
                currency,
                Progress.of(
                        delivery == null ? 0 : delivery.items(),
                        delivery == null ? 0 : delivery.units(),
                        dataset.results().tally()));
    }

    private static String state(Dataset dataset) {
        return switch (dataset.state()) {
            case Receiving _ -> "receiving";
            case Stopped _ -> "stopped";
            case Received _ -> "received";
            case NothingGood _ -> "refused";
            case Split _ -> dataset.results().completedAt() == null ? "working" : "done";
        };
    }
}
