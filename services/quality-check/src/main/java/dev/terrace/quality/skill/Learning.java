package dev.terrace.quality.skill;

import dev.terrace.quality.Calibration;
import dev.terrace.quality.Lesson;
import dev.terrace.quality.Lot;
import dev.terrace.quality.MongoSkills.Learnt;
import dev.terrace.quality.Panel;
import dev.terrace.quality.PanelLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a judgement teaches, read off the lot, where it was noted when the judgement was made. */
final class Learning {
    private Learning() {}

    /** What the n-th judgement of the lot teaches of each worker. */
    static Map<String, Learnt> of(Lot lot, int n) {
        Map<String, Learnt> learnt = new TreeMap<>();
        for (Panel panel : lot.panels()) {
            for (PanelLabel label : panel.labels()) {
                for (Lesson lesson : label.lessons()) {
                    if (lesson.judgement() == n && !lesson.evidence().isEmpty()) {
                        learnt.computeIfAbsent(
                                        label.worker(),
                                        _ -> new Learnt(lot.submission(label).site(), new ArrayList<>()))
                                .lessons()
                                .add(lesson);
                    }
                }
            }
        }
        return learnt;
    }

    /** What it teaches of the confidences that were told. */
    static List<Calibration.Check> checks(Lot lot, int n) {
        return lot.panels().stream()
                .flatMap(panel -> panel.history().checks().stream())
                .filter(check -> check.judgement() == n)
                .toList();
    }
}
