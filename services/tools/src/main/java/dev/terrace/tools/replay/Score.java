package dev.terrace.tools.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.terrace.tools.measure.Box;
import dev.terrace.tools.measure.BoxScore;
import dev.terrace.tools.measure.Votes;
import java.util.Locale;
import java.util.Map;

/** How good resolutions are against the truth of a recording, and what plain yardsticks reach on the same labels. */
public sealed interface Score {

    /** The figures, one a line, {@code name: value} first. */
    String lines();

    /** Nothing to compare with. */
    record NoTruth() implements Score {
        @Override
        public String lines() {
            return "no truth.csv: nothing to compare the resolutions with";
        }
    }

    /** Share of the tasks with truth that were resolved rightly; a task without a resolution counts as wrong. */
    record Classes(long tasks, double right, double majorityRight) implements Score {
        @Override
        public String lines() {
            return String.format(
                    Locale.ROOT,
                    "accuracy: %.4f%nmajority: %.4f (plain, fair ties)%ntasks_with_truth: %d",
                    right / tasks,
                    majorityRight / tasks,
                    tasks);
        }
    }

    /** Boxes at an IoU of .5 and over; the yardstick is one worker, on average. */
    record Boxes(long tasks, BoxScore resolved, BoxScore oneWorker) implements Score {
        @Override
        public String lines() {
            return String.format(
                    Locale.ROOT,
                    "f1: %.4f%nmean_iou: %.4f%none_worker_f1: %.4f%none_worker_mean_iou: %.4f%ntasks_with_truth: %d",
                    resolved.f1(),
                    resolved.meanIou(),
                    oneWorker.f1(),
                    oneWorker.meanIou(),
                    tasks);
        }
    }

    /** @param resolutions by task */
    static Score of(Recording recording, Map<String, JsonNode> resolutions) {
        long tasks = 0;
        double right = 0;
        double majorityRight = 0;
        BoxScore resolved = BoxScore.NONE;
        BoxScore workers = BoxScore.NONE;
        for (Recording.Task task : recording.tasks().values()) {
            JsonNode truth = recording.truths().get(task.task());
            if (truth == null) {
                continue;
            }
            tasks++;
            JsonNode resolution = resolutions.getOrDefault(task.task(), NullNode.instance);
            if (recording.boxes()) {
                resolved = resolved.plus(BoxScore.of(Box.of(resolution), Box.of(truth)));
                for (JsonNode answer : task.answers().values()) {
                    workers = workers.plus(BoxScore.of(Box.of(answer), Box.of(truth)));
                }
            } else {
                String real = truth.path("class").asText();
                right += real.equals(resolution.path("class").asText()) ? 1 : 0;
                majorityRight += Votes.of(task.answers().values().stream()
                                .map(answer -> answer.path("class").asText())
                                .toList())
                        .chance(real);
            }
        }
        if (tasks == 0) {
            return new NoTruth();
        }
        return recording.boxes() ? new Boxes(tasks, resolved, workers) : new Classes(tasks, right, majorityRight);
    }
}
