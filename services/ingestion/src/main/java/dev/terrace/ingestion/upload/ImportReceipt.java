package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.RefusedRow;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What labels of a dataset are answered with, the first time and every time they are repeated. */
@Schema(description = "What was taken. Good labels stay, whatever the others are")
record ImportReceipt(
        @Schema(examples = "d-3k5xw2m7qf4a") String dataset,
        LabelUse use,

        @Schema(description = "Labels that are new to their items", examples = "98")
        long taken,

        @Schema(description = "Labels that their items had already", examples = "0")
        long unchanged,

        @Schema(description = "What was left out: labels, objects of labels, or files", examples = "2")
        long refused,

        @Schema(description = "SHA-256 of the body as it was before compression")
        String sha256,

        @Schema(description = "The first of what was left out, with the reason; at most 1 000")
        List<RefusedRow> refusals) {

    static ImportReceipt of(LabelImport done) {
        return new ImportReceipt(
                done.dataset(),
                done.use(),
                done.taken(),
                done.unchanged(),
                done.refused(),
                done.sha256(),
                done.refusals());
    }
}
