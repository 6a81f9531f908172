package dev.terrace.ingestion.withdraw;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.ingestion.Withdrawal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A withdrawal, as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Withdrawal", description = "What a client has withdrawn of a dataset, and how far that is")
record WithdrawalView(
        @Schema(examples = "d-3k5xw2m7qf4a") String dataset,

        @Schema(
                description =
                        "working: lots are being told; done: all are. Units that were resolved before keep their resolution;"
                                + " what is out is paid by the late rule",
                enumeration = {"working", "done"},
                examples = "working")
        String state,

        @Schema(description = "Whether the whole dataset is withdrawn", examples = "false")
        boolean all,

        @Schema(description = "How many items were named", examples = "1")
        int items,

        @Schema(description = "The first of the ids that no item has, once it is done", examples = "[]")
        List<String> unknown,

        Instant createdAt,
        @Nullable Instant doneAt) {

    static WithdrawalView of(Withdrawal withdrawal) {
        List<String> items = withdrawal.items();
        return new WithdrawalView(
                withdrawal.dataset(),
                withdrawal.doneAt() == null ? "working" : "done",
                items == null,
                items == null ? 0 : items.size(),
                withdrawal.unknown(),
                withdrawal.createdAt(),
                withdrawal.doneAt());
    }
}
