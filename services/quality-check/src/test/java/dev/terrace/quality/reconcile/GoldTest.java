package dev.terrace.quality.reconcile;

import static dev.terrace.quality.Sample.LOT;
import static dev.terrace.quality.Sample.event;
import static dev.terrace.quality.Sample.join;
import static dev.terrace.quality.Sample.label;
import static dev.terrace.quality.Sample.lot;
import static dev.terrace.quality.Sample.named;
import static dev.terrace.quality.Sample.panelOf;
import static dev.terrace.quality.Sample.verdicts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.Panel.Resolved;
import dev.terrace.quality.PanelLabel;
import dev.terrace.quality.PanelLabel.Verdict;
import dev.terrace.quality.Sample;
import dev.terrace.shared.event.GoldGiven;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Reason;
import dev.terrace.shared.event.LotJudged.Review;
import dev.terrace.shared.event.LotJudged.Why;
import dev.terrace.shared.work.Terms;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the right label, where it is known, does to a unit. */
class GoldTest {
    private static final Terms TERMS = Sample.classes(2, 3, .9, "a", "b", "c");
    private static final GoldGiven GOLD = new GoldGiven(LOT, TERMS.id(), List.of(new GoldGiven.Gold(0, named("a"))));

    private static Lot judged(Lot lot) {
        return Sample.judge(lot, TERMS).state();
    }

    private static Resolved resolved(Lot lot) {
        return (Resolved) panelOf(lot, 0).state();
    }

    @Test
    void itIsTheResolutionAndALabelThatDiffersIsNotPaid() {
        Lot lot = judged(lot(TERMS, label(0, 1, named("a"), 2, 3), label(0, 2, named("b"), 2, 3))
                .join(GOLD));

        assertThat(resolved(lot).by()).isEqualTo(By.GOLD);
        assertThat(resolved(lot).label()).isEqualTo(named("a"));
        assertThat(verdicts(lot, 0)).containsExactly("accepted", "worker-error");
    }

    @Test
    void itTeachesOfItsOwnKindAndWhatIsRightIsNotTold() {
        Lot lot = judged(lot(TERMS, label(0, 1, named("a"), 2, 3), label(0, 2, named("b"), 2, 3))
                .join(GOLD));

        assertThat(panelOf(lot, 0).labels())
                .allSatisfy(label -> assertThat(label.lessons())
                        .singleElement()
                        .satisfies(lesson -> assertThat(lesson.gold()).isTrue()))
                .flatExtracting(PanelLabel::verdicts)
                .extracting(verdict -> ((Verdict) verdict).findings())
                .allSatisfy(findings -> assertThat((List<?>) findings).isEmpty());
    }

    @Test
    void aUnitWaitsForItsLabelsWhetherItIsGoldOrNot() {
        Lot lot = lot(TERMS, label(0, 1, named("a"), 2, 3)).join(GOLD);
        assertThat(Sample.judge(lot, TERMS).answer()).isEmpty();
    }

    @Test
    void twoWhoSayTheSameAgainstItGoToAReviewerAndKeepTheirPay() {
        var outcome = Sample.judge(
                lot(TERMS, label(0, 1, named("b"), 2, 3), label(0, 2, named("b"), 2, 3))
                        .join(GOLD),
                TERMS);

        assertThat(outcome.answer().orElseThrow().judgement().reviews())
                .containsExactly(new Review(0, Why.GOLD_DOUBTED));
        assertThat(verdicts(outcome.state(), 0)).containsExactly(null, null);
    }

    @Test
    void twoWhoDifferFromItAndFromEachOtherAreBothWrong() {
        Lot lot = judged(lot(TERMS, label(0, 1, named("b"), 2, 3), label(0, 2, named("c"), 2, 3))
                .join(GOLD));
        assertThat(verdicts(lot, 0)).containsExactly("worker-error", "worker-error");
    }

    @Test
    void goldThatComesLateTakesThePlaceOfAConsensusAndARepeatChangesNothing() {
        Terms lenient = Sample.classes(2, 3, .75, "a", "b");
        Lot asked = Sample.judge(lot(lenient, label(0, 1, named("a"), 2, 3), label(0, 2, named("b"), 2, 3)), lenient)
                .state();
        Lot third = Sample.judge(join(asked, event(lenient, label(0, 3, named("b"), 3, 3))), lenient)
                .state();
        assertThat(resolved(third).label()).isEqualTo(named("b"));

        var outcome = Sample.judge(third.join(GOLD), lenient);
        assertThat(resolved(outcome.state()).label()).isEqualTo(named("a"));
        LotJudged told = (LotJudged) outcome.events().getFirst().data();
        assertThat(told.verdicts())
                .extracting(
                        verdict -> Objects.requireNonNull(verdict.corrects()).reason())
                .containsOnly(Reason.GOLD);

        Lot again = outcome.state().join(GOLD);
        assertThat(again).isSameAs(outcome.state());
        assertThat(Sample.judge(again, lenient).state()).isSameAs(again);
    }

    @Test
    void goldOfOtherUnitsIsAddedInAnyOrderAndWhatIsKnownStays() {
        GoldGiven later = new GoldGiven(
                LOT, TERMS.id(), List.of(new GoldGiven.Gold(0, named("b")), new GoldGiven.Gold(1, named("c"))));
        Lot both = lot(TERMS).join(GOLD).join(later);
        assertThat(both.gold(0)).contains(named("a"));
        assertThat(both.gold(1)).contains(named("c"));
        assertThat(both.join(GOLD)).isSameAs(both);
        GoldGiven other = new GoldGiven(LOT, TERMS.id(), List.of(new GoldGiven.Gold(1, named("c"))));
        assertThat(lot(TERMS).join(other).join(GOLD)).isEqualTo(both);
    }

    @Test
    void aReviewersWordStandsAboveIt() {
        Panel.State said = new Resolved(1, named("b"), 1, new Resolved.Basis(1, List.of(), 2), By.REVIEW, null);
        Lot reviewed =
                Sample.settled(lot(TERMS, label(0, 1, named("b"), 2, 3), label(0, 2, named("a"), 2, 3)), TERMS, said);
        Lot lot = judged(reviewed.join(GOLD));
        assertThat(resolved(lot).by()).isEqualTo(By.REVIEW);
    }
}
