package dev.terrace.payout;

import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.Cause;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one label earned by one verdict: who made it, what was said of it, its price, and what the price takes the place of. */
@Schema(description = "What one label earned by one verdict; the entry books its price less what it takes the place of")
public record Line(
        @Schema(examples = "d-1.4.17#2") String label,
        Labeller by,
        Said verdict,
        Split price,

        @Nullable @Schema(description = "The verdict that this one corrects; absent for a first one")
        Corrected corrects) {

    /** Who made the label, where, and in what submission it came. */
    @Schema(description = "Who made the label, where, and in what submission it came")
    public record Labeller(
            @Schema(examples = "w-17") String worker,
            @Schema(examples = "s-hill") String site,
            @Schema(examples = "jinping") String county,
            @Schema(examples = "s-4t8b1k6zpq") String submission) {}

    /**
     * What quality-check said of the label.
     *
     * @param late whether it came too late to be used
     * @param share of it that is paid
     * @param quantity how much of what the price is per that share is of
     */
    @Schema(description = "What quality-check said of the label")
    public record Said(
            @Schema(examples = "accepted") LotJudged.Outcome outcome,

            @Schema(description = "Whether it came too late to be used", examples = "false")
            boolean late,

            @Nullable @Schema(description = "Why it was not accepted whole", examples = "worker-error")
            Cause cause,

            @Schema(description = "Share of it that is paid", minimum = "0", maximum = "1", examples = "1")
            double share,

            @Schema(
                    description = "How much of what the price is per: labels, objects, points or milliseconds",
                    examples = "1")
            long quantity) {}

    /**
     * The verdict that another takes the place of.
     *
     * @param price what is booked for the label before
     * @param supersededBy a later verdict that was booked before this one, so that this one changes nothing
     */
    @Schema(description = "The verdict that this one corrects, and what is booked for it")
    public record Corrected(
            @Schema(description = "The entry of the verdict that this one corrects", examples = "accrue:d-1.4/0")
            String entry,

            @Schema(examples = "review") LotJudged.Reason reason,
            Split price,

            @Nullable
            @Schema(description = "The entry of a later verdict that was booked first: this one changes nothing")
            String supersededBy) {}

    /** @return what the entry books for the label: its price, less what was booked before */
    public Split booked() {
        return corrects == null ? price : price.minus(corrects.price());
    }

    /** @return who is paid for the label */
    public List<Payee> payees() {
        return List.of(Payee.worker(by.worker()), Payee.site(by.site()));
    }

    /** @return what the entry books for this payee, as the label's worker or as its site */
    public long microsOf(Payee payee) {
        if (!concerns(payee)) {
            return 0;
        }
        return switch (payee.kind()) {
            case WORKER -> booked().workerMicros();
            case SITE -> booked().siteMicros();
        };
    }

    /** @return whether the payee is this label's worker or its site */
    public boolean concerns(Payee payee) {
        return payees().contains(payee);
    }
}
