package dev.terrace.quality.accept;

import dev.terrace.quality.Panel.UnderReview;
import dev.terrace.shared.event.LotJudged;
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

        @Schema(description = "When it is accepted as it is, if nobody settles it before")
        Instant dueBy,

        LotJudged.Why why,

        @Schema(description = "Labels that count") int labels,

        UnitView.@Nullable ProposalView proposal,

        @Schema(description = "Who is at it; absent if nobody is")
        UnderReview.@Nullable Claim claim,

        @Schema(description = "Hash of labels and proposal, which a decision repeats")
        String shown) {

    static ReviewView of(UnitView unit, UnderReview review, Instant now) {
        UnderReview.Claim claim = review.claim();
        return new ReviewView(
                unit.unit(),
                unit.project(),
                unit.workType(),
                review.since(),
                review.dueBy(),
                review.call().why(),
                (int) unit.labels().stream().filter(UnitView.LabelView::counted).count(),
                unit.proposal(),
                claim == null || !claim.until().isAfter(now) ? null : claim,
                String.valueOf(unit.shown()));
    }

    /** A part of the queue. */
    @Schema(name = "ReviewPage", description = "A part of the queue, those that wait longest first")
    record Page(
            List<ReviewView> items,

            @Nullable @Schema(description = "Send it as cursor to get the following part; absent at the end")
            String next) {}
}
