package dev.terrace.quality.skill;

import dev.terrace.quality.Brief;
import dev.terrace.quality.Calibration;
import dev.terrace.quality.Judge;
import dev.terrace.quality.Knowledge;
import dev.terrace.quality.Lesson;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.PanelLabel;
import dev.terrace.quality.Recorded;
import dev.terrace.quality.Recorded.Answer;
import dev.terrace.quality.Sample;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Skills;
import dev.terrace.quality.classes.ClassConsensus;
import dev.terrace.quality.reconcile.Reconciler;
import dev.terrace.quality.reconcile.Reconciler.Judged;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.event.LotLabelled.Submitted;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.classes.ClassLabel;
import dev.terrace.shared.work.classes.ClassSchema;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Plays recorded labels through the judge: lots one after the other, each unit with as many labels as are asked for. */
final class PlayedCrowd<L extends Label> {
    private static final int LOT_UNITS = 50;

    private final Recorded<L> recorded;
    private final Judge<L> judge;
    private final Brief brief;
    private final Terms terms;
    private final List<String> tasks;
    private final Map<String, Skill> skills = new HashMap<>();
    private final Deque<Runnable> unheard = new ArrayDeque<>();
    private final int lag;
    private final List<Lot> lots = new ArrayList<>();
    private Calibration calibration = Calibration.NONE;

    /** One class of each task. */
    static PlayedCrowd<ClassLabel> classes(Recorded<ClassLabel> recorded, int min, int max, int lag) {
        Terms terms = terms(recorded, min, max, .9);
        ClassSchema schema = ((Work.OneClass) terms.work()).schema();
        return new PlayedCrowd<>(recorded, new Judge<>(schema, new ClassConsensus(schema)), Sample.brief(terms), lag);
    }

    /** @param lag judgements after which skills are learnt */
    PlayedCrowd(Recorded<L> recorded, Judge<L> judge, Brief brief, int lag) {
        this.recorded = recorded;
        this.judge = judge;
        this.brief = brief;
        this.terms = brief.terms();
        this.lag = lag;
        this.tasks = new ArrayList<>(recorded.tasks().keySet());
    }

    /** What was found. */
    record Figures(double accuracy, int told, double toldRight, int cuts, int cutsOfTruth, int labels) {
        double toldRate() {
            return told == 0 ? 1 : toldRight / told;
        }

        @Override
        public String toString() {
            return "accuracy %.4f, told at .95 or more %d right %.3f, cuts %d of truth %.4f, labels %d"
                    .formatted(accuracy, told, toldRate(), cuts, cuts == 0 ? 0 : (double) cutsOfTruth / cuts, labels);
        }
    }

    private static Terms terms(Recorded<ClassLabel> recorded, int min, int max, double confidence) {
        TreeSet<String> classes = new TreeSet<>();
        recorded.tasks()
                .values()
                .forEach(answers -> answers.forEach(a -> classes.add(a.label().name())));
        return Sample.classes(min, max, confidence, classes.toArray(String[]::new));
    }

    static int most(Recorded<?> recorded) {
        return recorded.tasks().values().stream().mapToInt(List::size).max().orElseThrow();
    }

    Figures play() {
        for (int from = 0; from < tasks.size(); from += LOT_UNITS) {
            lots.add(play(lots.size(), tasks.subList(from, Math.min(from + LOT_UNITS, tasks.size()))));
        }
        while (!unheard.isEmpty()) {
            unheard.remove().run();
        }
        return figures();
    }

    private Lot play(int number, List<String> some) {
        Lot lot = Lot.empty("d-1." + number, terms.id());
        int[] given = new int[some.size()];
        while (true) {
            List<Submitted> labels = new ArrayList<>();
            for (int unit = 0; unit < some.size(); unit++) {
                List<Answer<L>> answers = recorded.tasks().get(some.get(unit));
                int most = Math.min(terms.quality().maxOverlap(), answers.size());
                int wanted = Math.min(most, wanted(lot, unit));
                while (given[unit] < wanted) {
                    labels.add(label(unit, given[unit]++, answers, wanted, most));
                }
            }
            if (labels.isEmpty()) {
                return lot;
            }
            lot = judged(lot.join(new LotLabelled(lot.id(), terms.id(), labels), Duration.ofHours(72), Sample.NOW));
        }
    }

    private int wanted(Lot lot, int unit) {
        Optional<Panel> panel = lot.panel(unit);
        return panel.isEmpty()
                ? terms.quality().minOverlap()
                : panel.get().state() instanceof Panel.Open
                        ? panel.get().overlap().wanted()
                        : 0;
    }

    private Lot judged(Lot labelled) {
        Lot lot = labelled;
        while (true) {
            var outcome = Reconciler.judge(lot, brief, new Knowledge(new Skills(skills), calibration), Sample.NOW);
            lot = outcome.state();
            if (outcome.answer().isPresent()) {
                hear(lot);
            }
            if (outcome.answer().filter(Judged::more).isEmpty()) {
                return lot;
            }
        }
    }

    private void hear(Lot lot) {
        int n = lot.steps().size();
        unheard.add(() -> learn(lot, n));
        while (unheard.size() >= lag) {
            unheard.remove().run();
        }
    }

    private void learn(Lot lot, int n) {
        Learning.of(lot, n).forEach((worker, learnt) -> {
            for (Lesson lesson : learnt.lessons()) {
                skills.put(worker, skills.getOrDefault(worker, Skill.UNKNOWN).learn(lesson));
            }
        });
        Learning.checks(lot, n).forEach(check -> calibration = calibration.plus(check));
    }

    private Submitted label(int unit, int at, List<Answer<L>> answers, int wanted, int most) {
        Answer<L> answer = answers.get(at);
        JsonText label = JsonText.of(judge.schema().write(answer.label()));
        String site = "s-" + Math.floorMod(answer.worker().hashCode(), 5);
        return new Submitted(
                unit, at + 1, site, "c", answer.worker(), "sub-" + site, label, true, wanted, most, 6, Sample.NOW);
    }

    private Figures figures() {
        double right = 0;
        int told = 0;
        double toldRight = 0;
        int cuts = 0;
        int cutsOfTruth = 0;
        int labels = 0;
        for (int i = 0; i < lots.size(); i++) {
            for (Panel panel : lots.get(i).panels()) {
                labels += panel.labels().size();
                L truth = recorded.truth().get(tasks.get(i * LOT_UNITS + panel.unit()));
                if (truth == null) {
                    continue;
                }
                JsonText real = JsonText.of(judge.schema().write(truth));
                right += answers(panel).stream()
                        .mapToDouble(answer -> rightShare(answer, real))
                        .average()
                        .orElse(0);
                if (panel.state() instanceof Panel.Resolved resolved && resolved.confidence() >= .95) {
                    told++;
                    toldRight += rightShare(resolved.label(), real);
                }
                for (PanelLabel label : panel.labels()) {
                    if (label.verdict()
                            .filter(v -> v.cause() == Cause.WORKER_ERROR)
                            .isPresent()) {
                        cuts++;
                        cutsOfTruth += rightShare(label.label(), real) >= 1 ? 1 : 0;
                    }
                }
            }
        }
        return new Figures(right / recorded.truth().size(), told, toldRight, cuts, cutsOfTruth, labels);
    }

    private double rightShare(JsonText label, JsonText truth) {
        return judge.compare(brief.task(0), label, truth).findings().share();
    }

    private List<JsonText> answers(Panel panel) {
        if (panel.state() instanceof Panel.Resolved resolved) {
            return List.of(resolved.label());
        }
        return judge.propose(brief.task(0), panel.counted(), new Skills(skills)).answers();
    }
}
