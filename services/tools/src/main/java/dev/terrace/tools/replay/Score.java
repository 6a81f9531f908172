package dev.terrace.tools.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.quality.Findings;
import dev.terrace.quality.Judge;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Work;
import dev.terrace.tools.measure.Measure;
import dev.terrace.tools.measure.PlainMean;
import dev.terrace.tools.measure.Votes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How good the resolutions of a recording are against its truth, and what one worker alone, on average, and a plain mean reach on the
 * same labels: the share of objects that are right, and the figures in which others publish. A task without a resolution is wrong.
 */
public final class Score {
    private static final Set<String> COUNTS = Set.of("cor", "inc", "par", "mis", "spu", "id_switches");

    private final Work work;
    private final Judge<?> judge;
    private final Side resolved;
    private final Side oneWorker;
    private final Side mean;
    private long tasks;
    private double majorityRight;

    private Score(Work work) {
        this.work = work;
        this.judge = Judge.of(work);
        this.resolved = new Side("", Measure.of(work));
        this.oneWorker = new Side("one_worker_", Measure.of(work));
        this.mean = new Side("plain_mean_", Measure.of(work));
    }

    /** @param resolutions by task */
    public static Score of(Recording recording, Map<String, JsonNode> resolutions) {
        Score score = new Score(recording.work());
        for (Recording.Task task : recording.tasks().values()) {
            JsonNode truth = recording.truths().get(task.task());
            if (truth != null) {
                score.add(task, resolutions.get(task.task()), truth);
            }
        }
        return score;
    }

    private void add(Recording.Task task, @Nullable JsonNode resolution, JsonNode truth) {
        List<JsonNode> labels = List.copyOf(task.answers().values());
        tasks++;
        resolved.add(task.asked(), resolution, truth);
        labels.forEach(label -> oneWorker.add(task.asked(), label, truth));
        if (work instanceof Work.OneClass) {
            majorityRight += Votes.of(labels.stream()
                            .map(label -> label.path("class").asText())
                            .toList())
                    .chance(truth.path("class").asText());
        } else {
            mean.add(task.asked(), PlainMean.of(work, task.asked(), labels), truth);
        }
    }

    /** The figures, one a line, {@code name: value} first. */
    public String lines() {
        if (tasks == 0) {
            return "no truth: nothing to compare the resolutions with";
        }
        List<String> lines = new ArrayList<>();
        List<Side> sides =
                work instanceof Work.OneClass ? List.of(resolved, oneWorker) : List.of(resolved, oneWorker, mean);
        sides.forEach(side -> side.figures(lines));
        if (work instanceof Work.OneClass) {
            lines.add(String.format(Locale.ROOT, "majority: %.4f (plain, fair ties)", majorityRight / tasks));
        }
        lines.add("tasks_with_truth: " + tasks);
        return String.join(System.lineSeparator(), lines);
    }

    /** Labels of one origin against the truth. */
    private final class Side {
        private final String prefix;
        private final Measure measure;
        private long right;
        private long all;

        Side(String prefix, Measure measure) {
            this.prefix = prefix;
            this.measure = measure;
        }

        void add(Task task, @Nullable JsonNode label, JsonNode truth) {
            measure.add(task, label, truth);
            JsonText known = JsonText.of(truth);
            Findings found = judge.compare(task, label == null ? known : JsonText.of(label), known)
                    .findings();
            right += label == null ? 0 : found.right();
            all += found.all();
        }

        void figures(List<String> lines) {
            lines.add(String.format(Locale.ROOT, "%sobjects_right: %.4f", prefix, all == 0 ? 1 : (double) right / all));
            measure.figures().forEach((name, value) -> {
                boolean isCount = COUNTS.contains(name);
                lines.add(String.format(Locale.ROOT, isCount ? "%s%s: %.0f" : "%s%s: %.4f", prefix, name, value));
            });
        }
    }
}
