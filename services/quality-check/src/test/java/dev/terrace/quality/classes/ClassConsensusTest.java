package dev.terrace.quality.classes;

import static dev.terrace.quality.Voters.IMAGE;
import static dev.terrace.quality.Voters.unknown;
import static dev.terrace.quality.Voters.vote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.quality.Evidence;
import dev.terrace.quality.Findings;
import dev.terrace.quality.Proposal;
import dev.terrace.quality.Skill;
import dev.terrace.shared.work.Attribute;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.classes.ClassLabel;
import dev.terrace.shared.work.classes.ClassSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassConsensusTest {
    private static final ClassLabel OK = new ClassLabel("OK");
    private static final ClassLabel BAD = new ClassLabel("BAD");
    private static final ClassConsensus THREE = new ClassConsensus(new ClassSchema(List.of("OK", "BAD", "OTHER")));

    @Test
    void twoWhoAgreeAreBelievedAsPublished() {
        Proposal<ClassLabel> proposal = THREE.propose(IMAGE, List.of(vote(OK, .70), vote(OK, .90)));

        assertThat(proposal.resolution()).contains(OK);
        assertThat(proposal.confidence()).isCloseTo(.977, within(.0005));
    }

    @Test
    void theMoreSkilledIsBelievedAsPublished() {
        Proposal<ClassLabel> two = THREE.propose(IMAGE, List.of(vote(OK, .70), vote(BAD, .90)));
        assertThat(two.resolution()).contains(BAD);
        assertThat(two.confidence()).isCloseTo(.761, within(.0005));

        Proposal<ClassLabel> three = THREE.propose(IMAGE, List.of(vote(OK, .70), vote(BAD, .90), vote(BAD, .80)));
        assertThat(three.resolution()).contains(BAD);
        assertThat(three.confidence()).isCloseTo(.962, within(.0005));
    }

    @Test
    void aTieHasNoResolutionHoweverTheLabelsAreOrdered() {
        Proposal<ClassLabel> tie = THREE.propose(IMAGE, unknown(BAD, OK, OK, BAD));
        Proposal<ClassLabel> other = THREE.propose(IMAGE, unknown(OK, BAD, BAD, OK));

        assertThat(tie.resolution()).isEmpty();
        assertThat(tie.answers()).containsExactly(OK, BAD).isEqualTo(other.answers());
        assertThat(tie.confidence()).isLessThanOrEqualTo(.5);
    }

    @Test
    void aWorkerIsToldWhatItIs() {
        Findings findings = THREE.findings(IMAGE, OK, BAD);
        assertThat(findings.share()).isZero();
        assertThat(findings.list()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("wrong-class");
            assertThat(finding.words()).isEqualTo("you wrote OK, it is BAD");
        });
        assertThat(THREE.findings(IMAGE, OK, OK).share()).isEqualTo(1);
    }

    @Test
    void whatElseIsSaidOfTheItemIsVotedOnToo() {
        ClassConsensus sky = new ClassConsensus(
                new ClassSchema(List.of("OK", "BAD"), Attributes.of(Attribute.choice("sky", "clear", "grey", "dark"))));
        ClassLabel clear = new ClassLabel("OK", Map.of("sky", "clear"));
        ClassLabel grey = new ClassLabel("OK", Map.of("sky", "grey"));
        Proposal<ClassLabel> proposal = sky.propose(IMAGE, unknown(clear, grey, clear));
        assertThat(proposal.resolution()).contains(clear);
        assertThat(proposal.confidence()).isCloseTo(.8767, within(5e-5));
        assertThat(sky.propose(IMAGE, unknown(clear, grey)).answers()).containsExactly(clear, grey);
        assertThat(sky.similarity(clear, grey)).isCloseTo(.8, within(1e-9));
        assertThat(sky.findings(IMAGE, clear, grey).share()).isEqualTo(1);
        assertThat(sky.evidence(IMAGE, unknown(clear).getFirst(), unknown(grey)))
                .extracting(Evidence::hit)
                .containsExactly(1.0, 0.0);
    }

    @Test
    void onlyTheOthersTeachAndOnlyWhereTheyAreNotTied() {
        assertThat(THREE.evidence(IMAGE, vote(OK, .8), List.of())).isEmpty();
        assertThat(THREE.evidence(IMAGE, vote(OK, .8), unknown(OK, BAD))).isEmpty();

        double p = .8767;
        assertThat(THREE.evidence(IMAGE, vote(OK, .8), unknown(BAD, OK, BAD)))
                .singleElement()
                .satisfies(evidence -> {
                    assertThat(evidence.hit()).isZero();
                    assertThat(evidence.weight()).isCloseTo((p - 1 / 3.0) / (1 - 1 / 3.0), within(1e-4));
                });
        assertThat(THREE.evidence(IMAGE, vote(BAD, .8), unknown(BAD)))
                .containsExactly(new Evidence(Skill.ALL, 1, (.8 - 1 / 3.0) / (1 - 1 / 3.0)));
    }
}
