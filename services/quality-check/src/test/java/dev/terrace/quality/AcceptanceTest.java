package dev.terrace.quality;

import static dev.terrace.quality.Sample.box;
import static dev.terrace.quality.Sample.drawn;
import static dev.terrace.quality.Sample.label;
import static dev.terrace.quality.Sample.named;
import static dev.terrace.quality.Sample.panelOf;
import static dev.terrace.quality.Sample.verdicts;
import static dev.terrace.shared.event.LotJudged.By.CONSENSUS;
import static dev.terrace.shared.event.LotJudged.By.DEADLINE;
import static dev.terrace.shared.event.LotJudged.By.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.quality.Panel.Resolved;
import dev.terrace.quality.Panel.State;
import dev.terrace.quality.Panel.Withdrawn;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Outcome;
import dev.terrace.shared.event.LotLabelled.Submitted;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Terms;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcceptanceTest {
    private static final Terms TERMS = Sample.classes(2, 5, .9, "a", "b", "c");

    private static Resolved resolved(JsonText label, double confidence, By by) {
        return new Resolved(1, label, confidence, new Resolved.Basis(confidence, List.of(), 3), by, null);
    }

    private static Lot lot(String... labels) {
        Submitted[] submitted = new Submitted[labels.length];
        for (int i = 0; i < labels.length; i++) {
            submitted[i] = label(0, i + 1, named(labels[i]), labels.length, 5);
        }
        return Sample.lot(TERMS, submitted);
    }

    private static List<String> judged(State state, String... labels) {
        return verdicts(Sample.settled(lot(labels), TERMS, state), 0);
    }

    /** The same where all are good but the second, who is often wrong. */
    private static List<String> judgedAsKnown(State state, String... labels) {
        Skills skills = Sample.skills(.95, .5, .95, .95, .95);
        return verdicts(Sample.settled(lot(labels), TERMS, state, Map.of(), skills), 0);
    }

    @Test
    void onlyWhatSeveralIndependentLabelsOrAReviewerContradictIsAWorkersError() {
        assertThat(judgedAsKnown(resolved(named("a"), .97, CONSENSUS), "a", "b", "a", "a", "a"))
                .containsExactly("accepted", "worker-error", "accepted", "accepted", "accepted");
        assertThat(judgedAsKnown(resolved(named("a"), .97, CONSENSUS), "a", "b", "a"))
                .containsExactly("accepted", "accepted", "accepted");
        assertThat(judgedAsKnown(resolved(named("a"), .97, CONSENSUS), "a", "b", "a", "a", "b"))
                .containsOnly("accepted");
        assertThat(judged(resolved(named("a"), 1, REVIEW), "a", "b", "a"))
                .containsExactly("accepted", "worker-error", "accepted");
    }

    @Test
    void whoIsMostlyRightHasTheBenefitOfTheDoubt() {
        assertThat(judged(resolved(named("a"), .97, CONSENSUS), "a", "b", "a", "a", "a"))
                .containsOnly("accepted");
    }

    @Test
    void whereTheConsensusIsNotCertainNobodyIsToBlame() {
        assertThat(judgedAsKnown(resolved(named("a"), .94, CONSENSUS), "a", "b", "a", "a", "a"))
                .containsOnly("accepted");
        assertThat(judgedAsKnown(resolved(named("a"), .99, DEADLINE), "a", "b", "a", "a", "a"))
                .containsOnly("accepted");
    }

    @Test
    void labelsOfOneSiteAreOneWordWhereThereAreSeveralSites() {
        Submitted[] labels = new Submitted[5];
        for (int i = 0; i < labels.length; i++) {
            Submitted one = label(0, i + 1, named(i == 0 ? "b" : "a"), 5, 5);
            labels[i] = i == 0
                    ? one
                    : new Submitted(
                            0, i + 1, "s-same", "c-1", "w" + (i + 1), "sub", one.label(), true, 5, 5, 6, Sample.NOW);
        }
        Skills skills = new Skills(Map.of("w1", Sample.accuracy(.5), "w2", Sample.accuracy(.99)));
        Lot lot = Sample.settled(
                Sample.lot(TERMS, labels), TERMS, resolved(named("a"), .99, CONSENSUS), Map.of(), skills);
        assertThat(verdicts(lot, 0)).containsOnly("accepted");
    }

    @Test
    void aCopyIsNoSecondLabel() {
        Terms terms = Sample.boxes(2, 5, .9, "car");
        JsonText cars = drawn(box("car", 10, 10, 50, 50), box("car", 200, 10, 50, 50));
        Submitted[] labels = new Submitted[4];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = label(0, i + 1, i == 0 ? drawn() : cars, 4, 5);
        }
        Lot lot = Sample.settled(Sample.lot(terms, labels), terms, resolved(cars, .99, CONSENSUS));
        assertThat(verdicts(lot, 0)).containsOnly("accepted");
    }

    @Test
    void aLabelOfWhichAPartIsRightIsPartlyAccepted() {
        Terms terms = Sample.boxes(2, 5, .9, "car");
        JsonText both = drawn(box("car", 10, 10, 50, 50), box("car", 200, 10, 50, 50));
        Lot lot = Sample.settled(
                Sample.lot(terms, label(0, 1, drawn(box("car", 10, 10, 50, 50)), 1, 5)),
                terms,
                resolved(both, 1, REVIEW));
        PanelLabel.Verdict verdict =
                panelOf(lot, 0).labels().getFirst().verdict().orElseThrow();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PARTLY_ACCEPTED);
        assertThat(verdict.share()).isEqualTo(.5);
        assertThat(verdict.findings()).extracting(Finding::code).containsExactly("missing");
    }

    @Test
    void whoStoodWithHerPeersIsNotToBlameForTheirs() {
        assertThat(judged(resolved(named("a"), 1, REVIEW), "a", "b", "b", "c"))
                .containsExactly("accepted", "guideline-unclear", "guideline-unclear", "worker-error");
        assertThat(judged(resolved(named("a"), 1, REVIEW), "a", "a", "b", "b"))
                .containsExactly("accepted", "accepted", "guideline-unclear", "guideline-unclear");
    }

    @Test
    void aRulingOfTheReviewersStands() {
        Map<Integer, Ruling> rulings =
                Map.of(2, new Ruling(Cause.TOOL_OR_NETWORK, "it had not loaded"), 3, new Ruling(null, null));
        Lot lot = Sample.settled(lot("a", "b", "c"), TERMS, resolved(named("a"), 1, REVIEW), rulings);
        assertThat(verdicts(lot, 0)).containsExactly("accepted", "tool-or-network", "accepted");
        assertThat(panelOf(lot, 0).labels().get(1).verdict().orElseThrow().why())
                .isEqualTo("it had not loaded");
        assertThat(panelOf(lot, 0).labels().get(1).verdict().orElseThrow().share())
                .isEqualTo(1);
    }

    @Test
    void labelsOfAWithdrawnUnitShareItsCause() {
        Map<Integer, Ruling> rulings = Map.of(1, new Ruling(Cause.WORKER_ERROR, null));
        Lot lot = Sample.settled(lot("a", "b"), TERMS, new Withdrawn(1, Cause.BAD_MEDIA, null), rulings);
        assertThat(verdicts(lot, 0)).containsExactly("worker-error", "bad-media");
    }

    @Test
    void lateWorkWaitsForTheResolutionAndIsPaidIfItStands() {
        Lot lot = Sample.lot(
                TERMS,
                label(0, 1, named("a"), 2, 5),
                label(0, 2, named("a"), 2, 5),
                label(0, 3, named("a"), false, 2, 5),
                label(0, 4, named("b"), false, 2, 5));
        assertThat(verdicts(Sample.settled(lot, TERMS, new Panel.Open(null)), 0))
                .containsOnlyNulls();
        assertThat(verdicts(Sample.settled(lot, TERMS, resolved(named("a"), .94, CONSENSUS)), 0))
                .containsExactly("accepted", "accepted", "accepted", "worker-error");
    }

    @Test
    void oneLateLabelOfAUnitIsPaidToASite() {
        Submitted[] labels = new Submitted[4];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i == 0
                    ? label(0, 1, named("a"), 1, 5)
                    : new Submitted(0, i + 1, "s-farm", "c-1", "w" + i, "sub", named("a"), false, 1, 5, 6, Sample.NOW);
        }
        Lot lot = Sample.settled(Sample.lot(TERMS, labels), TERMS, resolved(named("a"), .94, CONSENSUS));
        assertThat(panelOf(lot, 0).labels().stream()
                        .map(l -> l.verdict().orElseThrow().share()))
                .containsExactly(1.0, 1.0, 0.0, 0.0);
    }
}
