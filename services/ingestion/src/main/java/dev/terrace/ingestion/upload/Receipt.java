package dev.terrace.ingestion.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Delivery;
import dev.terrace.ingestion.RefusedRow;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an upload is answered with, the first time and every time it is repeated. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What was received. Good rows stay, whatever the others are")
record Receipt(
        @Schema(examples = "d-3k5xw2m7qf4a") String dataset,
        @Schema(examples = "p-b4x7kq2m5a") String project,
        @Schema(examples = "1") int version,
        @Schema(examples = "received") String state,
        @Schema(examples = "998") long items,

        @Schema(description = "Units that the items are cut into", examples = "998")
        long units,

        @Schema(examples = "2") long refused,

        @Schema(description = "SHA-256 of the body as it was before compression; of a bucket, of what names it")
        String sha256,

        @Nullable
        @Schema(
                description =
                        "Objects of a bucket that earlier datasets of the project brought, and that were not read again")
        Long unchanged,

        @Nullable
        @Schema(
                description =
                        "Objects of a bucket that earlier datasets of the project brought and that are others now: each is an item of this one, too")
        Long changed,

        @Nullable
        @Schema(
                description =
                        "The last key of a bucket that was listed: send it as startAfter, and only what comes behind it is listed",
                examples = "2026/0998.jpg")
        String lastKey,

        @Nullable
        @Schema(
                description =
                        "A warning: this earlier dataset of the project came from the very same file, and both are labelled and paid")
        String sameAs,

        @Schema(description = "The first of the refused rows; all that are kept: GET /v1/datasets/{dataset}/refusals")
        List<RefusedRow> refusals) {

    static Receipt of(Dataset dataset, Delivery delivery, List<RefusedRow> refusals) {
        return new Receipt(
                dataset.id(),
                dataset.project(),
                dataset.terms().version(),
                "received",
                delivery.items(),
                delivery.units(),
                delivery.refused(),
                delivery.sha256(),
                delivery.synced() == null ? null : delivery.synced().unchanged(),
                delivery.synced() == null ? null : delivery.synced().changed(),
                delivery.synced() == null ? null : delivery.synced().lastKey(),
                delivery.sameAs(),
                refusals);
    }
}
