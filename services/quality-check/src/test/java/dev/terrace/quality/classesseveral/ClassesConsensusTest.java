package dev.terrace.quality.classesseveral;

import static dev.terrace.quality.Voters.IMAGE;
import static dev.terrace.quality.Voters.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.quality.Evidence;
import dev.terrace.quality.Findings;
import dev.terrace.quality.Proposal;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Skill.Count;
import dev.terrace.quality.Vote;
import dev.terrace.shared.work.classesseveral.ClassesLabel;
import dev.terrace.shared.work.classesseveral.ClassesSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassesConsensusTest {
    private static final ClassesConsensus WEATHER =
            new ClassesConsensus(new ClassesSchema(List.of("car", "rain", "night"), 0, 3));

    private static ClassesLabel chosen(String... classes) {
        return new ClassesLabel(List.of(classes));
    }

    private static Vote<ClassesLabel> vote(ClassesLabel label, double accuracy) {
        Map<String, Count> counts = Map.of(
                ClassesConsensus.HIT, new Count(100 * accuracy - 8, 90),
                ClassesConsensus.FALSE, new Count(100 * (1 - accuracy) - 2, 90));
        return new Vote<>(1, label, new Skill(counts, Map.of()));
    }

    @Test
    void similarityIsWhatBothChoseOfAllThatWasChosen() {
        assertThat(WEATHER.similarity(chosen("car", "rain"), chosen("car", "night")))
                .isCloseTo(1 / 3.0, within(1e-9));
        assertThat(WEATHER.similarity(chosen(), chosen())).isEqualTo(1);
        assertThat(WEATHER.similarity(chosen(), chosen("car"))).isZero();
    }

    @Test
    void eachClassIsVotedOnAndTheLeastSureTellsHowSure() {
        Proposal<ClassesLabel> proposal =
                WEATHER.propose(IMAGE, unknown(chosen("car", "rain"), chosen("car"), chosen("car", "night")));
        assertThat(proposal.resolution()).contains(chosen("car"));
        assertThat(proposal.confidence()).isCloseTo(.8, within(1e-9));
    }

    @Test
    void oneWhoIsMuchBetterOutweighsTwo() {
        Proposal<ClassesLabel> proposal =
                WEATHER.propose(IMAGE, List.of(vote(chosen("car"), .95), vote(chosen(), .7), vote(chosen(), .7)));
        assertThat(proposal.resolution()).contains(chosen("car"));
        assertThat(proposal.confidence()).isCloseTo(.7773, within(5e-5));
    }

    @Test
    void fewerThanMustBeChosenIsATie() {
        ClassesConsensus one = new ClassesConsensus(new ClassesSchema(List.of("car", "rain"), 1, 2));
        Proposal<ClassesLabel> proposal = one.propose(IMAGE, unknown(chosen(), chosen(), chosen("car")));
        assertThat(proposal.resolution()).isEmpty();
        assertThat(proposal.confidence()).isLessThanOrEqualTo(.5);
        assertThat(proposal.answers()).containsExactly(chosen(), chosen("car"));
    }

    @Test
    void oneOfTwoIsATie() {
        assertThat(WEATHER.propose(IMAGE, unknown(chosen("car"), chosen())).resolution())
                .isEmpty();
    }

    @Test
    void findingsNameWhatIsWrong() {
        Findings findings = WEATHER.findings(IMAGE, chosen("car", "rain"), chosen("car", "night"));
        assertThat(findings.right()).isEqualTo(1);
        assertThat(findings.all()).isEqualTo(3);
        assertThat(findings.list()).extracting("code").containsExactly("right", "extra", "missing");
        assertThat(WEATHER.findings(IMAGE, chosen(), chosen()).share()).isEqualTo(1);
    }

    @Test
    void whatIsRareIsNotBelievedOfOneAlone() {
        Skill seen = new Skill(Map.of(ClassesConsensus.share("night"), new Count(2, 96)), Map.of());
        Proposal<ClassesLabel> proposal = WEATHER.propose(
                IMAGE, List.of(new Vote<>(1, chosen("night"), seen), new Vote<>(2, chosen("car"), seen)));
        assertThat(proposal.answers()).allSatisfy(a -> assertThat(a.classes()).doesNotContain("rain"));
        assertThat(WEATHER.propose(IMAGE, List.of(new Vote<>(1, chosen("night"), seen)))
                        .resolution())
                .contains(chosen());
    }

    @Test
    void bothRatesAndTheShareAreLearntFromTheOthers() {
        List<Evidence> evidence =
                WEATHER.evidence(IMAGE, vote(chosen("car", "rain"), .8), unknown(chosen("car"), chosen("car")));
        assertThat(evidence.stream().filter(e -> e.question().equals(ClassesConsensus.HIT)))
                .singleElement()
                .satisfies(e -> assertThat(e.hit()).isEqualTo(1));
        assertThat(evidence.stream().filter(e -> e.question().equals(ClassesConsensus.FALSE)))
                .hasSize(2)
                .extracting(Evidence::hit)
                .containsExactly(1.0, 0.0);
        assertThat(evidence).allSatisfy(e -> assertThat(e.weight()).isCloseTo(2 * .9412 - 1, within(1e-4)));
    }
}
