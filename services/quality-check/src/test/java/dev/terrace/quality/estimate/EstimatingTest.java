package dev.terrace.quality.estimate;

import static dev.terrace.quality.Sample.label;
import static dev.terrace.quality.Sample.named;
import static dev.terrace.quality.Sample.panelOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.quality.Calibration;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.Sample;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Reason;
import dev.terrace.shared.event.LotLabelled.Submitted;
import dev.terrace.shared.work.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Three of five workers of a dataset are good, two label at random and happen to agree early on. */
class EstimatingTest {
    private static final Terms TERMS = Sample.classes(2, 5, .6, "a", "b");
    private static final int UNITS = 60;

    private static Lot judged(boolean backwards) {
        Random random = new Random(5);
        List<Submitted> labels = new ArrayList<>();
        for (int unit = 0; unit < UNITS; unit++) {
            String truth = unit % 3 == 0 ? "a" : "b";
            for (int worker = 1; worker <= 5; worker++) {
                boolean good = worker <= 3 && random.nextInt(20) > 0;
                labels.add(label(unit, worker, named(good || random.nextBoolean() ? truth : other(truth)), 5, 5));
            }
        }
        Lot lot = Lot.empty(Sample.LOT, TERMS.id());
        List<Submitted> order = backwards ? labels.reversed() : labels;
        for (int from = 0; from < order.size(); from += 50) {
            Submitted[] some =
                    order.subList(from, Math.min(order.size(), from + 50)).toArray(Submitted[]::new);
            lot = Sample.judge(Sample.join(lot, Sample.event(TERMS, some)), TERMS)
                    .state();
        }
        return lot;
    }

    private static String other(String name) {
        return name.equals("a") ? "b" : "a";
    }

    private static Lot estimated(Lot lot, int most) {
        Ballot ballot = new Ballot(List.of("a", "b"));
        ballot.add(lot);
        return new Estimating(ballot.count(), Calibration.NONE, most, Sample.NOW)
                .correct(lot, Sample.brief(TERMS))
                .state();
    }

    private static List<Object> answers(Lot lot) {
        List<Object> answers = new ArrayList<>();
        for (Panel panel : lot.panels()) {
            answers.add(panel.state() instanceof Panel.Resolved resolved ? resolved.label() : "none");
            answers.add(Sample.verdicts(lot, panel.unit()));
        }
        return answers;
    }

    @Test
    void afterItAnswersAndVerdictsDoNotDependOnTheOrder() {
        Lot one = estimated(judged(false), 1_000);
        Lot other = estimated(judged(true), 1_000);
        assertThat(answers(one)).isEqualTo(answers(other));
    }

    @Test
    void aRepeatCorrectsNothing() {
        Lot once = estimated(judged(false), 1_000);
        assertThat(estimated(once, 1_000)).isSameAs(once);
    }

    @Test
    void whatItChangesIsBoundedAndSaysThatItWasAnEstimate() {
        Lot before = judged(false);
        Lot after = estimated(before, 1);
        long changed = 0;
        for (int unit = 0; unit < UNITS; unit++) {
            if (!panelOf(before, unit).equals(panelOf(after, unit))) {
                changed++;
                assertThat(panelOf(after, unit).state())
                        .isInstanceOfSatisfying(
                                Panel.Resolved.class, r -> assertThat(r.by()).isEqualTo(By.ESTIMATE));
            }
            panelOf(after, unit)
                    .labels()
                    .forEach(l -> l.verdicts().stream()
                            .skip(1)
                            .forEach(v -> assertThat(v.reason()).isEqualTo(Reason.ESTIMATE)));
        }
        assertThat(changed).isLessThanOrEqualTo(1);
    }
}
