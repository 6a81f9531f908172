package dev.terrace.payout.statement;

import dev.terrace.payout.Entry;
import dev.terrace.payout.Line;
import dev.terrace.payout.Posting;
import dev.terrace.payout.Work;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry as it is answered. */
@Schema(description = "One balanced posting; it never changes")
record EntryView(
        @Schema(examples = "accrue:d-1.4/0") String entry,
        Instant at,
        @Schema(examples = "CNY") String currency,

        @Nullable @Schema(description = "What an accrual pays for, with the price that was pinned")
        Work work,

        List<Posting> postings,
        List<Line> lines) {

    static EntryView of(Entry entry) {
        return new EntryView(entry.id(), entry.at(), entry.currency(), entry.work(), entry.postings(), entry.lines());
    }
}
