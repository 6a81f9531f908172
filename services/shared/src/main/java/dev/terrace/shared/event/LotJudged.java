package dev.terrace.shared.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.TermsId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One numbered step of judging a lot. A repeat changes nothing: wants are absolute; a verdict or a resolution is never edited,
 * a later judgement of the same label or unit takes its place. Of two judgements the one with the higher number is in force.
 *
 * @param judgement {@code <lot>/<n>}
 */
public record LotJudged(
        String judgement,
        String lot,
        TermsId terms,
        List<Verdict> verdicts,
        List<Resolution> resolutions,
        List<Withdrawal> withdrawn,
        List<Want> wants,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Review> reviews) {

    public LotJudged {
        reviews = reviews == null ? List.of() : List.copyOf(reviews);
    }

    public LotJudged(
            String judgement,
            String lot,
            TermsId terms,
            List<Verdict> verdicts,
            List<Resolution> resolutions,
            List<Withdrawal> withdrawn,
            List<Want> wants) {
        this(judgement, lot, terms, verdicts, resolutions, withdrawn, wants, List.of());
    }

    /**
     * What quality-check says of a label.
     *
     * @param counted false for work that came too late to be used
     * @param outcome accepted, partly accepted or rejected
     * @param cause why it was not accepted whole; null when it was
     * @param share of the label that is right, in [0, 1]: 1 when accepted or when the cause is not the worker's, 0 when rejected for
     *     her error, between when partly accepted
     * @param quantity how much of what the price is per that share is of: 1 per label, else objects, points or milliseconds
     * @param agrees how far it agrees with the resolution, in [0, 1]; null where there is none to compare with
     * @param corrects the earlier verdict of this label that this one takes the place of; null for a first verdict
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Verdict(
            int unit,
            int attempt,
            String site,
            String county,
            String worker,
            String submission,
            boolean counted,
            Outcome outcome,
            @Nullable Cause cause,
            double share,
            long quantity,
            @Nullable Double agrees,
            @Nullable Correction corrects) {}

    /** What becomes of a label. */
    public enum Outcome {
        ACCEPTED,
        PARTLY_ACCEPTED,
        REJECTED;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Why a label is not accepted or a unit withdrawn. Only the first may cut pay. */
    public enum Cause {
        WORKER_ERROR,
        GUIDELINE_UNCLEAR,
        BAD_MEDIA,
        GOLD_WRONG,
        TOOL_OR_NETWORK,
        WITHDRAWN_BY_CLIENT;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * An earlier verdict, and why it does not stand.
     *
     * @param judgement {@code <lot>/<n>} that gave it
     */
    public record Correction(String judgement, Reason reason) {}

    /** Why a verdict is corrected. */
    public enum Reason {
        REVIEW,
        APPEAL,
        ESTIMATE,
        /** The right label became known after the verdict. */
        GOLD,
        GOLD_WITHDRAWN;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The label the client gets.
     *
     * @param confidence in it as a whole, in [0, 1]
     * @param objects confidence in each of its objects, in their order; empty where the label has none
     * @param labels how many it rests on
     */
    public record Resolution(int unit, JsonText label, double confidence, List<Double> objects, int labels, By by) {}

    /** Who settled a unit. */
    public enum By {
        CONSENSUS,
        REVIEW,
        GOLD,
        ESTIMATE,
        DEADLINE;

        /** Whether the label is known to be right, and not concluded from labels. */
        public boolean isKnown() {
            return this == REVIEW || this == GOLD;
        }

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A unit that gets no resolution. */
    public record Withdrawal(int unit, Cause cause) {}

    /** A unit that wants so many labels in all. */
    public record Want(int unit, int labels) {}

    /** A unit that a reviewer is to settle. */
    public record Review(int unit, Why why) {}

    /** Why a unit is for a reviewer. */
    public enum Why {
        /** Its labels do not agree, and it may get no more. */
        DISAGREEMENT,
        /** Every site that may have it has returned it as one that cannot be done. */
        UNABLE,
        /** Nobody is left who may label it. */
        NOBODY_LEFT,
        /** It waited for labels for longer than the policy says. */
        OVERDUE,
        /** Its labels could not be compared. */
        FAILED,
        /** Those who labelled it agree with each other, and none of them with what is said to be right. */
        GOLD_DOUBTED;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
