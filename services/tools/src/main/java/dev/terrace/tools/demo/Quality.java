package dev.terrace.tools.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.tools.site.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How good one dataset came out.
 *
 * @param labels that were used
 * @param atMost labels that might have been asked for
 * @param resolved what the client got, against the truth
 * @param oneWorker what its workers said one by one, against the truth
 */
public record Quality(int units, int labels, int atMost, Right resolved, Right oneWorker) {

    /**
     * @param rows of {unit, item, label}
     * @param told every label the sites were told is stored
     */
    public static Quality of(Sample sample, List<JsonNode> rows, Collection<Tally.Told> told, int maxOverlap) {
        Map<String, List<JsonNode>> labels = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Tally.Told label : told) {
            if (seen.add(label.id()) && !label.outcome().equals("late-paid-not-used")) {
                labels.computeIfAbsent(label.unit(), u -> new ArrayList<>()).add(label.label());
            }
        }
        int used = 0;
        Right resolved = Right.NONE;
        Right oneWorker = Right.NONE;
        for (JsonNode row : rows) {
            JsonNode truth = sample.truth(row.path("item").asText());
            List<JsonNode> given = labels.getOrDefault(row.path("unit").asText(), List.of());
            used += given.size();
            resolved = resolved.plus(sample.right(row.path("label"), truth));
            for (JsonNode label : given) {
                oneWorker = oneWorker.plus(sample.right(label, truth));
            }
        }
        return new Quality(rows.size(), used, rows.size() * maxOverlap, resolved, oneWorker);
    }

    /** Labels that nobody had to make because the panel was sure before. */
    public int saved() {
        return atMost - labels;
    }
}
