package dev.terrace.quality;

import static dev.terrace.quality.Sample.named;
import static dev.terrace.quality.Sample.panel;
import static dev.terrace.quality.Sample.skills;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassConsensusTest {
    private static final ClassConsensus THREE = new ClassConsensus(List.of("OK", "BAD", "OTHER"));

    @Test
    void twoWhoAgreeAreBelievedAsPublished() {
        Proposal proposal = THREE.propose(panel(named("OK"), named("OK")), skills(.70, .90));

        assertThat(proposal.resolution()).contains(named("OK"));
        assertThat(proposal.confidence()).isCloseTo(.977, within(.0005));
    }

    @Test
    void theMoreSkilledIsBelievedAsPublished() {
        Proposal two = THREE.propose(panel(named("OK"), named("BAD")), skills(.70, .90));
        assertThat(two.resolution()).contains(named("BAD"));
        assertThat(two.confidence()).isCloseTo(.761, within(.0005));

        Proposal three = THREE.propose(panel(named("OK"), named("BAD"), named("BAD")), skills(.70, .90, .80));
        assertThat(three.resolution()).contains(named("BAD"));
        assertThat(three.confidence()).isCloseTo(.962, within(.0005));
        assertThat(three.agrees().get(1)).isEqualTo(three.confidence());
        assertThat(three.agrees().get(0)).isLessThan(.05);
    }

    @Test
    void aTieHasNoResolutionHoweverTheLabelsAreOrdered() {
        Proposal tie = THREE.propose(panel(named("BAD"), named("OK"), named("OK"), named("BAD")), Skills.UNKNOWN);
        Proposal other = THREE.propose(panel(named("OK"), named("BAD"), named("BAD"), named("OK")), Skills.UNKNOWN);

        assertThat(tie.resolution()).isEmpty();
        assertThat(tie.answers()).containsExactly(named("OK"), named("BAD")).isEqualTo(other.answers());
        assertThat(tie.confidence()).isLessThan(.5);
    }

    @Test
    void nobodySpeaksForTheOtherClasses() {
        Skill hopeless = new Skill(0, 1000);
        assertThat(hopeless.accuracy(3)).isGreaterThan(1 / 3.0);

        Proposal proposal = THREE.propose(panel(named("OK")), new Skills(java.util.Map.of("w1", hopeless)));
        assertThat(proposal.resolution()).contains(named("OK"));
    }

    @Test
    void oneClassIsCertainAndAnUnknownOneIsRefused() {
        ClassConsensus one = new ClassConsensus(List.of("cat"));
        assertThat(one.propose(panel(named("cat")), Skills.UNKNOWN).confidence())
                .isEqualTo(1);
        assertThatThrownBy(() -> one.propose(panel(named("dog")), Skills.UNKNOWN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
