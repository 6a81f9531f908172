package dev.terrace.quality.accept;

import static dev.terrace.quality.Refusal.INVALID_CAUSE;
import static dev.terrace.quality.Refusal.INVALID_RESOLUTION;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.quality.Brief;
import dev.terrace.quality.Judge;
import dev.terrace.quality.Panel;
import dev.terrace.quality.PanelLabel;
import dev.terrace.quality.Refusal;
import dev.terrace.quality.Ruling;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person says of a unit, checked before it is heeded: the label she sends, and what she says of others'. */
record Words(Brief brief, Panel panel, Map<Integer, Ruling> rulings) {

    /** The label as it is kept. */
    JsonText resolution(JsonNode sent) {
        Judge<?> judge = brief.judge();
        Task task = brief.task(panel.unit());
        List<Fault> faults = judge.faults(task, sent);
        if (!faults.isEmpty()) {
            throw new Refused(
                    INVALID_RESOLUTION,
                    "resolution: " + faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
        }
        JsonText label = judge.normal(task, sent);
        rulings.forEach((attempt, ruling) -> checkError(judge, task, label, attempt, ruling));
        return label;
    }

    /** Nobody is punished for what is right by the very word of who punishes. */
    void checkError(Judge<?> judge, Task task, JsonText resolution, int attempt, Ruling ruling) {
        if (ruling.cause() == Cause.WORKER_ERROR
                && labelled(attempt)
                        .filter(l -> judge.compare(task, l.label(), resolution)
                                        .findings()
                                        .share()
                                >= 1)
                        .isPresent()) {
            throw new Refused(
                    INVALID_CAUSE,
                    "labels.%d: it is right by the resolution: accept it, or name another cause".formatted(attempt));
        }
    }

    static Cause withdrawable(Cause cause) {
        if (cause == Cause.WORKER_ERROR) {
            throw new Refused(
                    INVALID_CAUSE, "No unit is withdrawn for a worker's error: resolve it, or name another cause");
        }
        return cause;
    }

    /** Refuses what is said of labels that are not there. */
    void checkLabels(Refusal refusal) {
        rulings.forEach((attempt, ruling) -> {
            if (labelled(attempt).isEmpty()) {
                throw new Refused(
                        refusal,
                        "labels.%d: the unit has no such attempt; it has %s"
                                .formatted(
                                        attempt,
                                        panel.labels().stream()
                                                .map(l -> Integer.toString(l.attempt()))
                                                .collect(Collectors.joining(", "))));
            }
            if (ruling.words() != null && ruling.words().length() > LabelRuling.MOST_WORDS) {
                throw new Refused(
                        INVALID_CAUSE,
                        "labels.%d.words: at most %d characters".formatted(attempt, LabelRuling.MOST_WORDS));
            }
        });
    }

    private Optional<PanelLabel> labelled(int attempt) {
        return panel.labels().stream().filter(l -> l.attempt() == attempt).findFirst();
    }
}
