package dev.terrace.quality.accept;

import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.Skills;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.WorkType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A unit in the review queue. */
@Schema(description = "A unit that waits for a reviewer")
record ReviewView(
        @Schema(examples = "d-7k2m.0.17") String unit,
        String project,
        WorkType workType,
        Instant since,
        @Schema(description = "Labels that count") int labels,
        UnitView.ProposalView proposal) {

    static ReviewView of(Lot lot, Panel panel, Panel.UnderReview review, Skills skills) {
        var counted = panel.counted();
        return new ReviewView(
                LotId.parse(lot.id()).unit(panel.unit()).toString(),
                lot.terms().project(),
                lot.terms().workType(),
                review.since(),
                counted.size(),
                UnitView.ProposalView.of(lot.consensus().propose(counted, skills)));
    }

    /** A part of the queue. */
    @Schema(name = "ReviewPage", description = "A part of the queue, by unit")
    record Page(
            List<ReviewView> items,

            @Nullable @Schema(description = "Send it as cursor to get the following part; absent at the end")
            String next) {}
}
