package dev.terrace.quality.skill;

import static dev.terrace.quality.Sample.NOW;
import static dev.terrace.quality.Sample.label;
import static dev.terrace.quality.Sample.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.quality.Acceptance;
import dev.terrace.quality.Decision;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.PanelLabel;
import dev.terrace.quality.PanelLabel.Estimate;
import dev.terrace.quality.Sample;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.work.Terms;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearningTest {
    private static final Terms TERMS = Sample.classes(2, 2, .9, "a", "b");

    /** A lot whose unit 0 came under review in judgement 1, each label as likely as not. */
    private static Lot underReview() {
        Lot lot = Sample.lot(TERMS, label(0, 1, named("a"), 2, 2), label(0, 2, named("b"), 2, 2));
        return lot.judge(
                p -> p.with(
                        p.labels().stream()
                                .map(l -> l.with(new Estimate(1, .5)))
                                .toList(),
                        new Panel.UnderReview(1, NOW)),
                NOW);
    }

    private static Lot decided(Panel.State state) {
        Lot lot = underReview();
        Acceptance acceptance = new Acceptance(lot.consensus(), 2);
        return lot.judge(p -> acceptance.apply(p.with(p.labels(), state)), NOW);
    }

    @Test
    void aUnitUnderReviewTeachesItsEstimate() {
        assertThat(Learning.of(underReview(), 1).get("w1").more().agreed()).isEqualTo(.5);
        assertThat(Learning.of(underReview(), 1).get("w1").more().labels()).isEqualTo(1);
    }

    @Test
    void theReviewersWordReplacesTheEstimate() {
        Decision decision = new Decision("rev", false, named("a"), null, Map.of());
        Lot lot = decided(new Panel.Resolved(2, named("a"), 1, By.REVIEW, decision));

        var learnt = Learning.of(lot, 2);
        assertThat(learnt.get("w1").more().agreed()).isEqualTo(.5);
        assertThat(learnt.get("w2").more().agreed()).isEqualTo(-.5);
        assertThat(learnt.values()).allMatch(l -> l.more().labels() == 0);
        assertThat(Learning.of(lot, 1)).isEqualTo(Learning.of(underReview(), 1));
    }

    @Test
    void aWithdrawnUnitLeavesNothing() {
        Decision decision = new Decision("rev", false, null, Cause.BAD_MEDIA, Map.of());
        Lot lot = decided(new Panel.Withdrawn(2, Cause.BAD_MEDIA, decision));

        var before = Learning.of(lot, 1).get("w1").more();
        var after = before.plus(Learning.of(lot, 2).get("w1").more());
        assertThat(after.agreed()).isCloseTo(0, within(1e-12));
        assertThat(after.labels()).isZero();
    }

    @Test
    void unusedWorkTeachesNothing() {
        Lot lot = Sample.lot(TERMS, label(0, 1, named("a"), false, 2, 2));
        Lot judged = lot.judge(new Acceptance(lot.consensus(), 1)::apply, NOW);
        assertThat(judged.panels().getFirst().labels().stream().map(PanelLabel::verdict))
                .doesNotContainNull();
        assertThat(Learning.of(judged, 1)).isEmpty();
    }

    @Test
    void labelsOfAWorkerAddUp() {
        Lot lot = Sample.lot(TERMS, label(0, 1, named("a"), 1, 1), label(1, 1, named("a"), 1, 1));
        Acceptance acceptance = new Acceptance(lot.consensus(), 1);
        Lot judged = lot.judge(
                p -> acceptance.apply(
                        p.with(p.labels(), new Panel.Resolved(1, named("a"), .8, By.CONSENSUS, null)), l -> .8),
                NOW);
        assertThat(Learning.of(judged, 1).get("w1").more().labels()).isEqualTo(2);
        assertThat(Learning.of(judged, 1).get("w1").site()).isEqualTo("s-w1");
        assertThat(List.copyOf(Learning.of(judged, 1).keySet())).containsExactly("w1");
    }
}
