package dev.terrace.quality;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Outcome;
import dev.terrace.shared.event.LotJudged.Reason;
import dev.terrace.shared.event.LotLabelled.Submitted;
import dev.terrace.shared.work.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One label of a panel and all that was ever judged of it.
 *
 * @param submissionIndex place of its submission in {@link Lot#submissions}
 * @param counted false for late work that is judged and not used
 * @param verdicts the last one is in force
 * @param lessons what judgements taught of its worker
 * @param appeal what its worker says against the verdict; null: nothing
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PanelLabel(
        @JsonInclude int attempt,
        @JsonInclude int submissionIndex,
        String worker,
        JsonText label,
        @JsonInclude boolean counted,
        List<Verdict> verdicts,
        List<Lesson> lessons,
        @Nullable Appeal appeal) {

    private static final int BYTES = 600;

    public PanelLabel {
        verdicts = verdicts == null ? List.of() : List.copyOf(verdicts);
        lessons = lessons == null ? List.of() : List.copyOf(lessons);
    }

    /** What it takes in memory with its verdicts, about. */
    int bytes() {
        return BYTES + label.text().length();
    }

    /**
     * What a judgement found of the label.
     *
     * @param share of the label that is paid
     * @param quantity of what the price is per
     * @param agrees how far it agrees with the resolution, in [0, 1]; null where it was compared with none
     * @param why in words, what it rests on
     * @param reason why it takes the place of the verdict before; null for the first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PanelVerdict", description = "What a judgement found of a label; the last one is in force")
    public record Verdict(
            int judgement,
            Outcome outcome,
            @Nullable Cause cause,
            double share,
            long quantity,
            @Nullable Double agrees,
            String why,
            List<Finding> findings,
            @Nullable Reason reason) {

        public Verdict {
            findings = findings == null ? List.of() : List.copyOf(findings);
        }

        /** Whether the other gives the same and costs the same. */
        boolean repeats(Verdict other) {
            return outcome == other.outcome
                    && cause == other.cause
                    && share == other.share
                    && quantity == other.quantity;
        }

        Verdict because(Reason correction) {
            return new Verdict(judgement, outcome, cause, share, quantity, agrees, why, findings, correction);
        }

        /** The same without what was found. */
        Verdict untold() {
            return new Verdict(judgement, outcome, cause, share, quantity, agrees, why, List.of(), reason);
        }
    }

    static PanelLabel of(Submitted s, int submissionIndex) {
        return new PanelLabel(
                s.attempt(), submissionIndex, s.worker(), s.label(), s.counted(), List.of(), List.of(), null);
    }

    /** The verdict in force. */
    @JsonIgnore
    public Optional<Verdict> verdict() {
        return verdicts.isEmpty() ? Optional.empty() : Optional.of(verdicts.getLast());
    }

    @JsonIgnore
    boolean isJudged() {
        return !verdicts.isEmpty();
    }

    PanelLabel with(Verdict verdict) {
        return new PanelLabel(
                attempt, submissionIndex, worker, label, counted, plus(verdicts, verdict), lessons, appeal);
    }

    PanelLabel with(Lesson lesson) {
        return new PanelLabel(
                attempt, submissionIndex, worker, label, counted, verdicts, plus(lessons, lesson), appeal);
    }

    public PanelLabel with(Appeal appeal) {
        return new PanelLabel(attempt, submissionIndex, worker, label, counted, verdicts, lessons, appeal);
    }

    /** When what its worker says is granted unless somebody answers; null: nothing waits. */
    @Nullable
    Instant appealDueBy() {
        return appeal != null && appeal.isOpen() ? appeal.dueBy() : null;
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }
}
