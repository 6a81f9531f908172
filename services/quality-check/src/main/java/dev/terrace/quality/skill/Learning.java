package dev.terrace.quality.skill;

import dev.terrace.quality.Lot;
import dev.terrace.quality.MongoSkills.Learnt;
import dev.terrace.quality.Panel;
import dev.terrace.quality.PanelLabel;
import dev.terrace.quality.Skill;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a judgement teaches about its workers. A label counts once, with the probability that it is right: by the estimate
 * when its unit came under review, else by its verdict. When the reviewer has decided, what she found replaces the estimate;
 * if she withdrew the unit, nothing is left of it. Units under review must count: with those alone that were easy to
 * settle, everybody would seem equally good.
 */
final class Learning {
    private Learning() {}

    /** What the n-th judgement of the lot adds to each worker's skill. */
    static Map<String, Learnt> of(Lot lot, int n) {
        Map<String, Learnt> learnt = new TreeMap<>();
        for (Panel panel : lot.panels()) {
            for (PanelLabel label : panel.labels()) {
                Skill more = label.counted() ? of(label, n) : Skill.UNKNOWN;
                if (!more.equals(Skill.UNKNOWN)) {
                    learnt.merge(
                            label.worker(), new Learnt(lot.submission(label).site(), more), Learning::sum);
                }
            }
        }
        return learnt;
    }

    private static Learnt sum(Learnt one, Learnt other) {
        return new Learnt(one.site(), one.more().plus(other.more()));
    }

    private static Skill of(PanelLabel label, int n) {
        PanelLabel.Estimate estimate = label.estimate();
        PanelLabel.Verdict verdict = label.verdict();
        double agreed = 0;
        int labels = 0;
        if (verdict != null && verdict.judgement() == n) {
            agreed = verdict.agrees() == null ? 0 : verdict.agrees();
            labels = verdict.agrees() == null ? 0 : 1;
            if (estimate != null) {
                agreed -= estimate.agrees();
                labels -= 1;
            }
        } else if (estimate != null && estimate.judgement() == n) {
            agreed = estimate.agrees();
            labels = 1;
        }
        return new Skill(agreed, labels);
    }
}
