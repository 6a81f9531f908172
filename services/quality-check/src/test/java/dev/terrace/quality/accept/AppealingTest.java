package dev.terrace.quality.accept;

import static dev.terrace.quality.Sample.label;
import static dev.terrace.quality.Sample.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.quality.Appeal;
import dev.terrace.quality.Knowledge;
import dev.terrace.quality.Limits;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.PanelLabel;
import dev.terrace.quality.PanelLabel.Verdict;
import dev.terrace.quality.Sample;
import dev.terrace.quality.Settlement;
import dev.terrace.quality.Skills;
import dev.terrace.quality.reconcile.Reconciler;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Outcome;
import dev.terrace.shared.event.LotJudged.Reason;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Terms;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppealingTest {
    private static final Limits LIMITS =
            new SmallRyeConfigBuilder().withMapping(Limits.class).build().getConfigMapping(Limits.class);
    private static final Terms TERMS = Sample.classes(2, 3, .9, "cat", "dog");
    private static final Panel.Resolved CAT =
            new Panel.Resolved(1, named("cat"), 1, new Panel.Resolved.Basis(1, List.of(), 2), By.REVIEW, null);

    /** The second label is rejected. */
    private final Lot rejected = Sample.settled(
            Sample.lot(TERMS, label(0, 1, named("cat"), 2, 3), label(0, 2, named("dog"), 2, 3)), TERMS, CAT);

    private static Lot appealed(Lot lot, Instant now) {
        return new Appealing(lot, 0, 2, now)
                .file("w2", "s-w2", "look again", LIMITS)
                .state();
    }

    private static PanelLabel second(Lot lot) {
        return lot.panel(0).orElseThrow().labels().get(1);
    }

    private static Outcome outcome(Lot lot) {
        return second(lot).verdict().map(Verdict::outcome).orElseThrow();
    }

    private static Lot later(Lot lot, Instant now) {
        return Reconciler.judge(lot, Sample.brief(TERMS), Knowledge.NONE, now).state();
    }

    @Test
    void theDaysToAppealAreCounted() {
        assertThat(outcome(rejected)).isEqualTo(Outcome.REJECTED);
        Instant last = Sample.NOW.plus(Duration.ofDays(7));
        assertThat(second(appealed(rejected, last)).appeal()).isNotNull();
        assertThatThrownBy(() -> appealed(rejected, last.plusSeconds(1)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("7 days");
    }

    @Test
    void whatNobodyAnswersInTimeIsGrantedOnce() {
        Lot appealed = appealed(rejected, Sample.NOW);
        Instant due = Sample.NOW.plus(Duration.ofDays(9));
        assertThat(appealed.dueBy()).isEqualTo(due);
        assertThat(appealed.appealsSince()).isEqualTo(Sample.NOW);
        assertThat(later(appealed, due.minusSeconds(1))).isSameAs(appealed);

        Lot granted = later(appealed, due);
        assertThat(outcome(granted)).isEqualTo(Outcome.ACCEPTED);
        assertThat(second(granted).verdict().map(Verdict::reason)).contains(Reason.APPEAL);
        assertThat(granted.dueBy()).isNull();
        assertThat(granted.appealsSince()).isNull();
        assertThat(later(granted, due.plusSeconds(9))).isSameAs(granted);
    }

    /** Else the next estimate of the dataset would cut her pay again. */
    @Test
    void aGrantedAppealOutlivesLaterJudgements() {
        Lot granted = later(appealed(rejected, Sample.NOW), Sample.NOW.plus(Duration.ofDays(9)));
        Panel again = new Settlement(granted, Sample.brief(TERMS), Skills.UNKNOWN)
                .correct(granted.panel(0).orElseThrow(), Reason.ESTIMATE);
        assertThat(again.labels().get(1).verdict().map(Verdict::outcome)).contains(Outcome.ACCEPTED);
    }

    @Test
    void anAppealIsAboutTheVerdictThatItNames() {
        Appeal appeal = second(appealed(rejected, Sample.NOW)).appeal();
        assertThat(appeal).isNotNull();
        assertThat(appeal.judgement()).isEqualTo(1);
        assertThat(appeal.isOpen()).isTrue();
    }
}
