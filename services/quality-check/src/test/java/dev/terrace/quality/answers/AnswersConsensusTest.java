package dev.terrace.quality.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.quality.Evidence;
import dev.terrace.quality.Finding;
import dev.terrace.quality.Proposal;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Vote;
import dev.terrace.quality.answers.Comparison.Outcome;
import dev.terrace.quality.answers.Comparison.Said;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.answers.AnswersLabel;
import dev.terrace.shared.work.answers.AnswersSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersConsensusTest {
    private static final Task TASK = new Task(new Content.Pair("why?", List.of()), Part.WHOLE);
    private final AnswersConsensus consensus = new AnswersConsensus(new AnswersSchema(true, List.of("kind"), null));

    /** {@code "b ac"}: b is better than a and c, which are equal. */
    private static AnswersLabel order(String order) {
        List<List<String>> places = Arrays.stream(order.split(" "))
                .map(place -> List.of(place.split("")))
                .toList();
        return new AnswersLabel(places, null, List.of(), List.of(), Map.of());
    }

    private static AnswersLabel by(String order, int by, String... reasons) {
        return new AnswersLabel(order(order).order(), by, List.of("a", "b"), List.of(reasons), Map.of());
    }

    private static List<Vote<AnswersLabel>> votes(AnswersLabel... labels) {
        List<Vote<AnswersLabel>> votes = new ArrayList<>();
        for (AnswersLabel label : labels) {
            votes.add(new Vote<>(votes.size() + 1, label, Skill.UNKNOWN));
        }
        return votes;
    }

    private Proposal<AnswersLabel> propose(AnswersLabel... labels) {
        return consensus.propose(TASK, votes(labels));
    }

    @Test
    void similarityIsTheMeanOverPairs() {
        assertThat(consensus.similarity(order("a b c"), order("b ac"))).isCloseTo(.5, within(1e-9));
        assertThat(consensus.similarity(order("a b"), order("b a"))).isZero();
        assertThat(consensus.similarity(order("a b"), order("ab"))).isEqualTo(.5);
        assertThat(consensus.similarity(by("a b", 3), by("a b", 1))).isCloseTo(.8, within(1e-9));
    }

    @Test
    void twoOfThreeSayTheFirst() {
        Proposal<AnswersLabel> three = propose(by("a b", 3, "kind"), by("a b", 1, "kind"), by("b a", 2));
        AnswersLabel right = three.resolution().orElseThrow();
        assertThat(right.order()).isEqualTo(order("a b").order());
        assertThat(three.confidence()).isCloseTo(.7917, within(5e-5));
        assertThat(right.by()).isEqualTo(1);
        assertThat(right.reasons()).containsExactly("kind");
        assertThat(right.shown()).isEmpty();
    }

    @Test
    void whoAlwaysTakesTheFirstCountsLittleForIt() {
        Comparison three = new Comparison(List.of(
                new Said(Outcome.ONE, Outcome.ONE, .75, 2),
                new Said(Outcome.ONE, Outcome.ONE, .75, 2),
                new Said(Outcome.OTHER, Outcome.ONE, .75, 0)));
        assertThat(three.best()).containsExactly(Outcome.OTHER);
        assertThat(three.probability(Outcome.OTHER)).isCloseTo(.5402, within(1e-4));
    }

    @Test
    void theBiasIsLearntFromHowOftenTheFirstWasTaken() {
        assertThat(FirstShown.bias(30, 10, .8)).isCloseTo(1.2528, within(5e-5));
        assertThat(FirstShown.bias(0, 0, .75)).isCloseTo(0, within(1e-9));
        assertThat(FirstShown.bias(10, 30, .8)).isCloseTo(-1.2528, within(5e-5));
    }

    @Test
    void bradleyTerryHasThePublishedStrengths() {
        double[] strengths = BradleyTerry.strengths(new double[][] {{0, 7, 9}, {3, 0, 6}, {1, 4, 0}});
        assertThat(strengths[0]).isCloseTo(.6544, within(5e-5));
        assertThat(strengths[1]).isCloseTo(.2237, within(5e-5));
        assertThat(strengths[2]).isCloseTo(.1219, within(5e-5));
    }

    @Test
    void evenVotesAreATie() {
        Proposal<AnswersLabel> two = propose(order("a b"), order("b a"));
        assertThat(two.resolution()).isEmpty();
        assertThat(two.answers()).hasSize(2);
        assertThat(two.confidence()).isLessThanOrEqualTo(.5);
    }

    @Test
    void manyAnswersAreOrderedByPointsAndEqualOnesStandTogether() {
        Proposal<AnswersLabel> three = propose(order("a b c"), order("a b c"), order("b a c"));
        assertThat(three.resolution().orElseThrow().order())
                .isEqualTo(order("a b c").order());
        assertThat(three.confidence()).isCloseTo(.7917, within(5e-5));
        Proposal<AnswersLabel> equal =
                propose(order("c ab"), order("c ab"), order("c ab"), order("c ab"), order("c ab"));
        assertThat(equal.resolution().orElseThrow().order())
                .isEqualTo(order("c ab").order());
    }

    @Test
    void aCircleIsATie() {
        Proposal<AnswersLabel> circle = propose(order("a b c"), order("b c a"), order("c a b"));
        assertThat(circle.resolution()).isEmpty();
        assertThat(circle.confidence()).isLessThanOrEqualTo(.5);
    }

    @Test
    void theOrderOfLabelsNeverMatters() {
        List<Vote<AnswersLabel>> votes =
                new ArrayList<>(votes(order("a b c"), order("b ac"), order("c a b"), order("abc"), order("b a c")));
        Proposal<AnswersLabel> first = consensus.propose(TASK, votes);
        for (int i = 0; i < votes.size(); i++) {
            Collections.rotate(votes, 1);
            assertThat(consensus.propose(TASK, votes)).isEqualTo(first);
        }
    }

    @Test
    void findingsSayWhichWay() {
        assertThat(consensus.findings(TASK, order("a b"), order("b a")).list())
                .containsExactly(Finding.wrong("other-way", "order", "b is better"));
        assertThat(consensus.findings(TASK, order("ab"), order("b a")).list())
                .extracting(Finding::code)
                .containsExactly("tie-said");
        assertThat(consensus.findings(TASK, order("a b"), order("ab")).list())
                .extracting(Finding::code)
                .containsExactly("no-tie");
        assertThat(consensus.findings(TASK, order("a b c"), order("a c b")).share())
                .isCloseTo(2.0 / 3, within(1e-9));
        assertThat(consensus.findings(TASK, order("a b"), order("a b")).share()).isEqualTo(1);
    }

    @Test
    void theOthersTeachWhatTheySayAndWhatStoodFirst() {
        List<Vote<AnswersLabel>> votes = votes(by("a b", 1), by("a b", 2), by("b a", 1));
        List<Evidence> evidence = consensus.evidence(TASK, votes.get(2), votes.subList(0, 2));
        assertThat(evidence).hasSize(2);
        assertThat(evidence.getFirst().hit()).isZero();
        assertThat(evidence.getFirst().weight()).isBetween(.7, 1.0);
        assertThat(evidence.get(1)).isEqualTo(new Evidence(FirstShown.QUESTION, 0, 1));
        assertThat(consensus.evidence(TASK, votes.get(0), List.of(votes.get(1), votes.get(2))))
                .extracting(Evidence::question)
                .containsExactly(FirstShown.QUESTION);
        assertThat(consensus.evidence(TASK, votes.get(0), List.of())).isEmpty();
    }
}
