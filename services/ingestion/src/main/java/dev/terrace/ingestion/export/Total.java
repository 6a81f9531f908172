package dev.terrace.ingestion.export;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The last line of an export, without which it is not whole. */
@Schema(
        name = "ExportTotal",
        description =
                "The last line: how many items of each state the export went through, and the cursor from which the next"
                        + " may go on")
@JsonPropertyOrder({"items", "resolved", "empty", "withdrawn", "open", "cursor"})
record Total(
        @Schema(examples = "1000") long items,
        @Schema(examples = "640") long resolved,
        @Schema(examples = "12") long empty,
        @Schema(examples = "2") long withdrawn,
        @Schema(examples = "346") long open,
        @Schema(examples = "d-3k5xw2m7qf4a.17") String cursor) {

    /** Counts while an export goes on. */
    static final class Counter {
        private final Map<ItemState, Long> counts = new EnumMap<>(ItemState.class);

        void add(ItemState state) {
            counts.merge(state, 1L, Long::sum);
        }

        Total total(ExportCursor cursor) {
            return new Total(
                    counts.values().stream().mapToLong(Long::longValue).sum(),
                    of(ItemState.RESOLVED),
                    of(ItemState.EMPTY),
                    of(ItemState.WITHDRAWN),
                    of(ItemState.OPEN),
                    cursor.toString());
        }

        private long of(ItemState state) {
            return counts.getOrDefault(state, 0L);
        }
    }
}
