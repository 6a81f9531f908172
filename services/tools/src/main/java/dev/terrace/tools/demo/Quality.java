package dev.terrace.tools.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.tools.measure.Box;
import dev.terrace.tools.measure.BoxScore;
import dev.terrace.tools.measure.Votes;
import dev.terrace.tools.site.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How good one dataset came out, in words, beside a yardstick on the same labels. */
public record Quality(int units, int labels, int atMost, String resolutions, String yardstick) {

    /**
     * @param resolved rows of {unit, item, label}
     * @param told every label the sites were told is stored
     */
    public static Quality of(Sample sample, List<JsonNode> resolved, Collection<Tally.Told> told, int maxOverlap) {
        Map<String, List<JsonNode>> labels = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Tally.Told label : told) {
            if (seen.add(label.id()) && !label.outcome().equals("late-paid-not-used")) {
                labels.computeIfAbsent(label.unit(), u -> new ArrayList<>()).add(label.label());
            }
        }
        int used = 0;
        double right = 0;
        double majority = 0;
        BoxScore boxes = BoxScore.NONE;
        BoxScore oneWorker = BoxScore.NONE;
        for (JsonNode row : resolved) {
            JsonNode truth = sample.truth(row.path("item").asText());
            List<JsonNode> given = labels.getOrDefault(row.path("unit").asText(), List.of());
            used += given.size();
            String real = truth.path("class").asText();
            right += row.path("label").path("class").asText().equals(real) ? 1 : 0;
            majority += Votes.of(
                            given.stream().map(l -> l.path("class").asText()).toList())
                    .chance(real);
            boxes = boxes.plus(BoxScore.of(Box.of(row.path("label")), Box.of(truth)));
            for (JsonNode label : given) {
                oneWorker = oneWorker.plus(BoxScore.of(Box.of(label), Box.of(truth)));
            }
        }
        int units = resolved.size();
        return switch (sample) {
            case Terraces _ ->
                new Quality(
                        units,
                        used,
                        units * maxOverlap,
                        "%s right".formatted(percent(right / units)),
                        "plain majority %s".formatted(percent(majority / units)));
            case Streets _ ->
                new Quality(units, used, units * maxOverlap, inWords(boxes), "one worker " + inWords(oneWorker));
        };
    }

    /** Labels that nobody had to make because the panel was sure before. */
    public int saved() {
        return atMost - labels;
    }

    private static String inWords(BoxScore score) {
        return String.format(Locale.ROOT, "F1 %.3f, IoU %.3f", score.f1(), score.meanIou());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
