package dev.terrace.ingestion.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Delivered;
import dev.terrace.ingestion.Dataset.Delivery;
import dev.terrace.ingestion.Dataset.Read;
import dev.terrace.ingestion.Dataset.Receiving;
import dev.terrace.ingestion.DatasetState;
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
                        "receiving: not here whole; stopped: withdrawn before it was; received: is being split, as far as the budget allows;"
                                + " refused: no row can be used; working: units are open; done: each is resolved or withdrawn",
                examples = "working")
        DatasetState state,

        @Nullable
        @Schema(description = "Files of an archive, or objects of a bucket, that are kept so far, while it is read")
        Long files,

        @Schema(description = "While it is being read: so far, and a second old", examples = "1000")
        long items,

        @Schema(description = "Rows, files and labels; see GET /v1/datasets/{dataset}/refusals", examples = "2")
        long refused,

        @Nullable
        @Schema(
                description =
                        "Objects of a bucket that earlier datasets of the project brought, and that are not read again")
        Long unchanged,

        @Nullable
        @Schema(description = "SHA-256 of the body as it was before compression; of a bucket, of what names it")
        String sha256,

        Instant createdAt,

        @Nullable @Schema(description = "When the last unit was settled for the first time")
        Instant completedAt,

        @Schema(examples = "CNY") String currency,
        Progress progress) {

    static DatasetView of(Dataset dataset, String currency) {
        Delivery delivery = dataset.state() instanceof Delivered delivered ? delivered.delivery() : null;
        Read read = dataset.state() instanceof Receiving receiving ? receiving.read() : null;
        return new DatasetView(
                dataset.id(),
                dataset.project(),
                dataset.terms().version(),
                DatasetState.of(dataset),
                read == null ? null : read.files(),
                delivery != null ? delivery.items() : read == null ? 0 : read.items(),
                delivery != null ? delivery.refused() : read == null ? 0 : read.refused(),
                unchanged(delivery, read),
                delivery == null ? null : delivery.sha256(),
                dataset.createdAt(),
                dataset.results().completedAt(),
                currency,
                Progress.of(
                        delivery == null ? 0 : delivery.items(),
                        delivery == null ? 0 : delivery.units(),
                        dataset.results().tally()));
    }

    private static @Nullable Long unchanged(@Nullable Delivery delivery, @Nullable Read read) {
        if (delivery != null) {
            return delivery.synced() == null ? null : delivery.synced().unchanged();
        }
        return read == null || read.unchanged() == 0 ? null : read.unchanged();
    }
}
