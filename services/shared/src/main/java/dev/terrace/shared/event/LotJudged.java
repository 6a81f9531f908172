package dev.terrace.shared.event;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.Terms;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One numbered step of judging a lot. A repeat changes nothing: verdicts and resolutions are final, wants are absolute.
 *
 * @param judgement {@code <lot>/<n>}
 */
public record LotJudged(
        String judgement,
        String lot,
        Terms terms,
        List<Verdict> verdicts,
        List<Resolution> resolutions,
        List<Withdrawal> withdrawn,
        List<Want> wants) {

    /**
     * What quality-check says of a label.
     *
     * @param cause why it was rejected; null when accepted
     * @param agrees how far it agrees with the resolution, in [0, 1]; null where there is none to compare with
     */
    public record Verdict(
            int unit,
            int attempt,
            String site,
            String county,
            String worker,
            String submission,
            boolean counted,
            boolean accepted,
            @Nullable Cause cause,
            @Nullable Double agrees) {}

    /** Why a label is rejected or a unit withdrawn. Only the first cuts pay. */
    public enum Cause {
        WORKER_ERROR,
        GUIDELINE_UNCLEAR,
        BAD_MEDIA,
        GOLD_WRONG,
        TOOL_OR_NETWORK;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The label the client gets, with the confidence in it, in [0, 1]. */
    public record Resolution(int unit, Label label, double confidence, By by) {}

    /** Who settled a unit. */
    public enum By {
        CONSENSUS,
        REVIEW;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A unit that gets no resolution. */
    public record Withdrawal(int unit, Cause cause) {}

    /** A unit that wants so many labels in all. */
    public record Want(int unit, int labels) {}
}
