package dev.terrace.quality.skill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.Proposal;
import dev.terrace.quality.Recorded;
import dev.terrace.quality.Recorded.Answer;
import dev.terrace.quality.Sample;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Skills;
import dev.terrace.quality.reconcile.Reconciler;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.event.LotLabelled.Submitted;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.Label.ClassLabel;
import dev.terrace.shared.work.Terms;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What recorded crowds come to, at least as much as a plain majority with fair ties in every order of tasks and with skills
 * that lag behind: lots are judged, what is under review is settled at the end by the proposal of that time, ties half and half.
 */
class CrowdTest {
    private static final int LOT_UNITS = 50;

    private final Map<String, Skill> skills = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        "rte, 0.8969, 1",
        "rte, 0.8969, 99",
        "weather_cf, 0.8822, 1",
        "weather_cf, 0.8822, 3",
        "weather_cf, 0.8822, 99",
        "sp_amt, 0.9400, 2",
        "music, 0.7100, 2"
    })
    void neverBelowTheMajority(String set, double majority, int lag) {
        Recorded recorded = Recorded.classes(set);
        for (double confidence : new double[] {.8, .9, .99}) {
            for (int seed = 0; seed < 5; seed++) {
                skills.clear();
                assertThat(accuracy(recorded, confidence, lag, new Random(seed)))
                        .as("%s at confidence %s, order %d", set, confidence, seed)
                        .isGreaterThanOrEqualTo(majority);
            }
        }
    }

    private double accuracy(Recorded recorded, double confidence, int lag, Random order) {
        List<String> tasks = new ArrayList<>(recorded.tasks().keySet());
        Collections.shuffle(tasks, order);
        Terms terms = terms(recorded, confidence);
        List<Lot> lots = new ArrayList<>();
        Deque<Lot> unheard = new ArrayDeque<>();
        for (int from = 0; from < tasks.size(); from += LOT_UNITS) {
            List<String> some = tasks.subList(from, Math.min(from + LOT_UNITS, tasks.size()));
            Lot lot = Reconciler.judge(joined(some, recorded, terms), new Skills(skills), Sample.NOW)
                    .state();
            lots.add(lot);
            unheard.add(lot);
            if (unheard.size() >= lag) {
                learn(unheard.remove());
            }
        }
        unheard.forEach(this::learn);
        double right = 0;
        for (int i = 0; i < lots.size(); i++) {
            for (Panel panel : lots.get(i).panels()) {
                Label truth = recorded.truth().get(tasks.get(i * LOT_UNITS + panel.unit()));
                List<Label> answers = answers(lots.get(i), panel);
                right += answers.contains(truth) ? 1.0 / answers.size() : 0;
            }
        }
        return right / recorded.truth().size();
    }

    private List<Label> answers(Lot lot, Panel panel) {
        if (panel.state() instanceof Panel.Resolved resolved) {
            return List.of(resolved.label());
        }
        Proposal proposal = lot.consensus().propose(panel.counted(), new Skills(skills));
        return proposal.answers();
    }

    private void learn(Lot lot) {
        Learning.of(lot, 1).forEach((worker, learnt) -> skills.merge(worker, learnt.more(), Skill::plus));
    }

    private static Lot joined(List<String> tasks, Recorded recorded, Terms terms) {
        List<Submitted> labels = new ArrayList<>();
        for (int unit = 0; unit < tasks.size(); unit++) {
            List<Answer> answers = recorded.tasks().get(tasks.get(unit));
            int attempt = 0;
            for (Answer a : answers) {
                labels.add(new Submitted(
                        unit,
                        ++attempt,
                        "s",
                        "c",
                        a.worker(),
                        "sub",
                        a.label(),
                        true,
                        answers.size(),
                        answers.size(),
                        Sample.NOW));
            }
        }
        return Lot.empty(Sample.LOT, terms).join(new LotLabelled(Sample.LOT, terms, labels));
    }

    private static Terms terms(Recorded recorded, double confidence) {
        TreeSet<String> classes = new TreeSet<>();
        recorded.tasks()
                .values()
                .forEach(answers -> answers.forEach(a -> classes.add(((ClassLabel) a.label()).name())));
        int most = recorded.tasks().values().stream().mapToInt(List::size).max().orElseThrow();
        return Sample.classes(most, most, confidence, classes.toArray(String[]::new));
    }
}
