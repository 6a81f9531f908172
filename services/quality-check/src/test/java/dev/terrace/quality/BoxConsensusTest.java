package dev.terrace.quality;

import static dev.terrace.quality.Sample.box;
import static dev.terrace.quality.Sample.drawn;
import static dev.terrace.quality.Sample.panel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoxConsensusTest {
    private static final BoxConsensus BOXES = new BoxConsensus();

    private static Proposal propose(dev.terrace.shared.work.Label... labels) {
        return BOXES.propose(panel(labels), Skills.UNKNOWN);
    }

    @Test
    void eachSideIsTheMedianAndOutliersDoNotMoveIt() {
        Proposal proposal = propose(
                drawn(box("car", 10, 10, 20, 20)), drawn(box("car", 12, 10, 20, 20)), drawn(box("car", 11, 2, 26, 30)));
        assertThat(proposal.resolution()).contains(drawn(new dev.terrace.shared.work.Label.Box("car", 11, 10, 32, 30)));
    }

    @Test
    void whatHalfOrFewerDrewIsLeftOut() {
        var car = box("car", 10, 10, 20, 20);
        var ghost = box("car", 100, 100, 20, 20);
        assertThat(propose(drawn(car, ghost), drawn(car)).resolution()).contains(drawn(car));
        assertThat(propose(drawn(car, ghost), drawn(car), drawn(car, ghost)).resolution())
                .contains(drawn(car, ghost));
    }

    @Test
    void aWorkersTwoBoxesAreTwoThingsHoweverClose() {
        var left = box("person", 0, 0, 10, 30);
        var right = box("person", 4, 0, 10, 30);
        assertThat(propose(drawn(left, right), drawn(right, left), drawn(left, right))
                        .resolution())
                .contains(drawn(left, right));
    }

    @Test
    void theClassIsVotedOnAndATieIsNotBroken() {
        var car = box("car", 0, 0, 10, 10);
        var van = box("van", 0, 0, 10, 10);
        assertThat(propose(drawn(van), drawn(car), drawn(van)).resolution()).contains(drawn(van));

        Proposal tie = propose(drawn(van), drawn(car));
        assertThat(tie.resolution()).isEmpty();
        assertThat(tie.answers()).containsExactly(drawn(car), drawn(van));
        assertThat(tie.confidence()).isLessThanOrEqualTo(.5);
    }

    @Test
    void confidenceGrowsWithEveryLabelThatAgrees() {
        var both = drawn(box("car", 0, 0, 10, 10), box("car", 50, 0, 10, 10));
        var one = drawn(box("car", 0, 0, 10, 10));
        Proposal two = propose(both, one);
        Proposal three = propose(both, one, both);

        assertThat(two.confidence()).isCloseTo(.8, within(1e-9));
        assertThat(three.confidence()).isGreaterThan(two.confidence());
        assertThat(three.agrees()).containsExactly(1.0, 2 / 3.0, 1.0);
        assertThat(propose(both, both).confidence()).isEqualTo(1);
    }

    @Test
    void nothingToDrawIsAnAnswer() {
        Proposal proposal = propose(drawn(), drawn());
        assertThat(proposal.resolution()).contains(drawn());
        assertThat(proposal.confidence()).isEqualTo(1);
    }
}
