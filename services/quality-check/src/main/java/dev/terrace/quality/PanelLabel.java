package dev.terrace.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotLabelled.Submitted;
import dev.terrace.shared.work.Label;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One label of a panel and what was judged of it.
 *
 * @param from place of its submission in {@link Lot#submissions}
 * @param counted false for late work that is paid the base rate and not used
 * @param estimate how far it seemed right when its unit came under review; null if that never happened
 * @param verdict null until it is judged, then final
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PanelLabel(
        int attempt,
        int from,
        String worker,
        Label label,
        boolean counted,
        @Nullable Estimate estimate,
        @Nullable Verdict verdict) {

    /** The probability, as this judgement saw it, that the label is right. */
    public record Estimate(int judgement, double agrees) {}

    /**
     * What a judgement found of the label.
     *
     * @param cause why it was rejected; null when accepted
     * @param agrees how far it agrees with the resolution, in [0, 1]; null where it was compared with none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PanelVerdict")
    public record Verdict(
            int judgement,
            boolean accepted,
            @Nullable Cause cause,
            @Nullable Double agrees) {

        static Verdict accepted(int judgement, @Nullable Double agrees) {
            return new Verdict(judgement, true, null, agrees);
        }

        static Verdict rejected(int judgement, Cause cause, @Nullable Double agrees) {
            return new Verdict(judgement, false, cause, agrees);
        }
    }

    static PanelLabel of(Submitted s, int from) {
        return new PanelLabel(s.attempt(), from, s.worker(), s.label(), s.counted(), null, null);
    }

    PanelLabel with(Verdict verdict) {
        return new PanelLabel(attempt, from, worker, label, counted, estimate, verdict);
    }

    public PanelLabel with(Estimate estimate) {
        return new PanelLabel(attempt, from, worker, label, counted, estimate, verdict);
    }
}
