package dev.terrace.quality.estimate;

import dev.terrace.quality.DawidSkene;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.PanelLabel;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Skill.Count;
import dev.terrace.quality.Skills;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All labels of a dataset that count, as numbers. Units come in the order of their ids and workers in that of theirs, so that what
 * is estimated depends on nothing else.
 */
final class Ballot {
    private final List<String> classes;
    private final TreeMap<String, List<Vote>> byUnit = new TreeMap<>();
    private int labels;

    private record Vote(String worker, int label) {}

    Ballot(List<String> classes) {
        this.classes = classes;
    }

    void add(Lot lot) {
        for (Panel panel : lot.panels()) {
            List<Vote> votes = new ArrayList<>();
            for (PanelLabel label : panel.counted()) {
                int named = classes.indexOf(label.label().tree().path("class").asText());
                if (named >= 0) {
                    votes.add(new Vote(label.worker(), named));
                }
            }
            if (!votes.isEmpty()) {
                byUnit.put(lot.id() + "." + panel.unit(), votes);
                labels += votes.size();
            }
        }
    }

    int labels() {
        return labels;
    }

    int units() {
        return byUnit.size();
    }

    /** What is estimated of a unit. @param labels that it rests on */
    record Answer(String name, double probability, int labels) {}

    /** What is estimated of the dataset. @param skills by what the others say of each label */
    record Result(Map<String, Answer> byUnit, Skills skills, int iterations) {}

    Result count() {
        TreeMap<String, Integer> workers = new TreeMap<>();
        byUnit.values().forEach(votes -> votes.forEach(vote -> workers.put(vote.worker(), 0)));
        int number = 0;
        for (Map.Entry<String, Integer> worker : workers.entrySet()) {
            worker.setValue(number++);
        }
        DawidSkene.Labels grouped = grouped(workers);
        DawidSkene estimate = DawidSkene.of(grouped, workers.size(), classes.size());
        return new Result(answers(grouped, estimate), skills(workers, grouped, estimate), estimate.iterations());
    }

    private DawidSkene.Labels grouped(Map<String, Integer> workers) {
        int[] starts = new int[byUnit.size() + 1];
        int[] worker = new int[labels];
        int[] label = new int[labels];
        int item = 0;
        int at = 0;
        for (List<Vote> votes : byUnit.values()) {
            for (Vote vote : votes) {
                worker[at] = workers.getOrDefault(vote.worker(), 0);
                label[at++] = vote.label();
            }
            starts[++item] = at;
        }
        return new DawidSkene.Labels(starts, worker, label);
    }

    private Map<String, Answer> answers(DawidSkene.Labels grouped, DawidSkene estimate) {
        Map<String, Answer> answers = new HashMap<>();
        int item = 0;
        for (String unit : byUnit.keySet()) {
            int best = 0;
            for (int k = 1; k < classes.size(); k++) {
                best = estimate.posterior(item, k) > estimate.posterior(item, best) ? k : best;
            }
            int votes = grouped.starts()[item + 1] - grouped.starts()[item];
            answers.put(unit, new Answer(classes.get(best), estimate.posterior(item, best), votes));
            item++;
        }
        return answers;
    }

    private static Skills skills(Map<String, Integer> workers, DawidSkene.Labels grouped, DawidSkene estimate) {
        double[] hits = new double[workers.size()];
        double[] all = new double[workers.size()];
        for (int item = 0; item < grouped.items(); item++) {
            if (grouped.starts()[item + 1] - grouped.starts()[item] > 1) {
                for (int at = grouped.starts()[item]; at < grouped.starts()[item + 1]; at++) {
                    hits[grouped.worker()[at]] += estimate.without(item, at, grouped.label()[at]);
                    all[grouped.worker()[at]]++;
                }
            }
        }
        Map<String, Skill> skills = new HashMap<>();
        workers.forEach((worker, n) ->
                skills.put(worker, new Skill(Map.of(Skill.ALL, new Count(hits[n], all[n])), Map.of())));
        return new Skills(skills);
    }

    /** The label of this name, in the form in which panels keep it. */
    static JsonText label(Answer answer) {
        return JsonText.of(Json.object().put("class", answer.name()));
    }
}
