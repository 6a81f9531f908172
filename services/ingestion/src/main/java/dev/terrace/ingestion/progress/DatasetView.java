package dev.terrace.ingestion.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Delivery;
import dev.terrace.ingestion.Dataset.NothingGood;
import dev.terrace.ingestion.Dataset.Received;
import dev.terrace.ingestion.Dataset.Receiving;
import dev.terrace.ingestion.Dataset.Split;
import dev.terrace.ingestion.Judgement.Tally;
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
                description = "receiving: not here whole; received: waits to be split; refused: no row can be used;"
                        + " working: units are open; done: each is resolved or withdrawn",
                enumeration = {"receiving", "received", "refused", "working", "done"},
                examples = "working")
        String state,

        @Schema(examples = "1000") long items,
        @Schema(examples = "2") long refused,

        @Nullable @Schema(description = "SHA-256 of the body as it was before compression")
        String sha256,

        Instant createdAt,
        @Schema(examples = "CNY") String currency,
        Progress progress) {

    static DatasetView of(Dataset dataset, Tally tally) {
        return switch (dataset.state()) {
            case Receiving receiving -> of(dataset, "receiving", null, Progress.of(0, tally));
            case Received received ->
                of(dataset, "received", received.delivery(), progress(received.delivery(), tally));
            case NothingGood refused -> of(dataset, "refused", refused.delivery(), Progress.of(0, tally));
            case Split split -> {
                Progress progress = progress(split.delivery(), tally);
                yield of(dataset, progress.open() == 0 ? "done" : "working", split.delivery(), progress);
            }
        };
    }

    private static Progress progress(Delivery delivery, Tally tally) {
        return Progress.of(delivery.items(), tally);
    }

    private static DatasetView of(Dataset dataset, String state, @Nullable Delivery delivery, Progress progress) {
        return new DatasetView(
                dataset.id(),
                dataset.project(),
                dataset.terms().version(),
                state,
                delivery == null ? 0 : delivery.items(),
                delivery == null ? 0 : delivery.refused(),
                delivery == null ? null : delivery.sha256(),
                dataset.createdAt(),
                dataset.terms().price().currency(),
                progress);
    }
}
