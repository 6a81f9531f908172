package dev.terrace.quality.boxes;

import static dev.terrace.quality.Voters.IMAGE;
import static dev.terrace.quality.Voters.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.quality.Evidence;
import dev.terrace.quality.Finding;
import dev.terrace.quality.Findings;
import dev.terrace.quality.Proposal;
import dev.terrace.quality.Vote;
import dev.terrace.shared.work.Attribute;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.boxes.Box;
import dev.terrace.shared.work.boxes.BoxesLabel;
import dev.terrace.shared.work.boxes.BoxesSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxConsensusTest {
    private static final BoxConsensus BOXES = new BoxConsensus(new BoxesSchema(List.of("car", "truck", "person"), 50));

    private static Box car(double x1, double y1, double x2, double y2) {
        return new Box("car", x1, y1, x2, y2);
    }

    private static Box truck(double x1, double y1, double x2, double y2) {
        return new Box("truck", x1, y1, x2, y2);
    }

    private static BoxesLabel drawn(Box... boxes) {
        return new BoxesLabel(List.of(boxes));
    }

    private static Proposal<BoxesLabel> propose(BoxesLabel... labels) {
        return BOXES.propose(IMAGE, unknown(labels));
    }

    @Test
    void overlapIsIntersectionOverUnion() {
        Box one = car(0, 0, 10, 10);
        assertThat(one.overlap(one)).isEqualTo(1);
        assertThat(one.overlap(car(5, 0, 15, 10))).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(one.overlap(car(2, 2, 7, 7))).isCloseTo(.25, within(1e-12));
        assertThat(one.overlap(car(10, 0, 20, 10))).isZero();
    }

    @Test
    void similarityIsWhatTheMatchedHaveInCommon() {
        BoxesLabel one = drawn(car(0, 0, 10, 10));
        BoxesLabel two = drawn(car(5, 0, 15, 10), car(50, 50, 60, 60));
        assertThat(BOXES.similarity(one, two)).isCloseTo(.2222, within(5e-5));
        assertThat(BOXES.similarity(two, one)).isCloseTo(.2222, within(5e-5));
        assertThat(BOXES.similarity(drawn(), drawn())).isEqualTo(1);
        assertThat(BOXES.similarity(one, drawn())).isZero();
        assertThat(BOXES.similarity(one, drawn(truck(0, 0, 10, 10)))).isZero();
    }

    @Test
    void attributesThatDifferCostAFifth() {
        Attributes two = Attributes.of(Attribute.flag("occluded"), Attribute.choice("side", "left", "right"));
        BoxConsensus boxes = new BoxConsensus(new BoxesSchema(List.of("car"), 9, two, Attributes.NONE));
        BoxesLabel left = drawn(new Box("car", 0, 0, 9, 9, Map.of("occluded", true, "side", "left")));
        BoxesLabel right = drawn(new Box("car", 0, 0, 9, 9, Map.of("occluded", true, "side", "right")));
        BoxesLabel open = drawn(new Box("car", 0, 0, 9, 9, Map.of("side", "right")));
        assertThat(boxes.similarity(left, right)).isCloseTo(.9, within(1e-12));
        assertThat(boxes.similarity(left, open)).isCloseTo(.8, within(1e-12));
    }

    @Test
    void eachSideIsTheMedian() {
        Proposal<BoxesLabel> proposal =
                propose(drawn(car(10, 10, 50, 50)), drawn(car(12, 8, 52, 50)), drawn(car(14, 10, 54, 54)));
        assertThat(proposal.resolution()).contains(drawn(car(12, 10, 52, 50)));
        assertThat(proposal.confidence()).isCloseTo(.9846, within(5e-5));
        assertThat(proposal.objects()).containsExactly(proposal.confidence());
    }

    @Test
    void theClassIsThatOfMost() {
        Proposal<BoxesLabel> proposal =
                propose(drawn(car(10, 10, 50, 50)), drawn(car(12, 8, 52, 50)), drawn(truck(14, 10, 54, 54)));
        assertThat(proposal.resolution()).contains(drawn(car(12, 10, 52, 50)));
        assertThat(proposal.confidence()).isCloseTo(.8767, within(5e-5));
    }

    @Test
    void whatLiesApartIsOneThingInDoubt() {
        Proposal<BoxesLabel> proposal = propose(drawn(car(10, 10, 50, 50)), drawn(car(30, 10, 70, 50)));
        assertThat(proposal.confidence()).isCloseTo(.0588, within(5e-5));
        assertThat(proposal.resolution()).contains(drawn(car(20, 10, 60, 50)));
    }

    @Test
    void oneLabelIsAsSureAsItsWorker() {
        assertThat(propose(drawn(car(0, 0, 9, 9))).confidence()).isCloseTo(.8, within(1e-9));
        assertThat(propose(drawn()).confidence()).isCloseTo(.8, within(1e-9));
    }

    @Test
    void nothingDrawnIsAnAnswerLikeAnyOther() {
        assertThat(propose(drawn(), drawn()).confidence()).isCloseTo(.9412, within(5e-5));
        assertThat(propose(drawn(), drawn(), drawn()).confidence()).isCloseTo(.9846, within(5e-5));
        Proposal<BoxesLabel> most = propose(drawn(), drawn(), drawn(car(0, 0, 9, 9)));
        assertThat(most.resolution()).contains(drawn());
        assertThat(most.confidence()).isCloseTo(.8, within(1e-9));
    }

    @Test
    void whatHalfDrewIsNotDecided() {
        Proposal<BoxesLabel> two = propose(drawn(car(0, 0, 9, 9)), drawn());
        assertThat(two.resolution()).isEmpty();
        assertThat(two.answers()).containsExactly(drawn(car(0, 0, 9, 9)), drawn());
        assertThat(two.confidence()).isLessThanOrEqualTo(.5);
        assertThat(propose(drawn(car(0, 0, 9, 9)), drawn(), drawn(car(1, 0, 9, 9)), drawn())
                        .resolution())
                .isEmpty();
    }

    @Test
    void aTieOfClassesIsNotBroken() {
        Proposal<BoxesLabel> tie = propose(drawn(truck(0, 0, 10, 10)), drawn(car(0, 0, 10, 9)));
        assertThat(tie.resolution()).isEmpty();
        assertThat(tie.answers()).containsExactly(drawn(car(0, 0, 10, 9.5)), drawn(truck(0, 0, 10, 9.5)));
        assertThat(tie.confidence()).isLessThanOrEqualTo(.5);
    }

    @Test
    void aWorkersTwoBoxesAreTwoThingsHoweverClose() {
        Proposal<BoxesLabel> proposal = propose(
                drawn(car(0, 0, 10, 30), car(4, 0, 14, 30)),
                drawn(car(4, 0, 14, 31), car(0, 0, 10, 31)),
                drawn(car(0, 0, 10, 32), car(4, 0, 14, 32)));
        assertThat(proposal.resolution()).contains(drawn(car(0, 0, 10, 31), car(4, 0, 14, 31)));
    }

    @Test
    void copiesShareAVote() {
        Box copied = car(10, 10, 50, 50);
        assertThat(propose(drawn(copied), drawn(copied)).confidence()).isCloseTo(.8, within(1e-9));
        Proposal<BoxesLabel> proposal = propose(drawn(copied), drawn(copied), drawn(), drawn());
        assertThat(proposal.resolution()).contains(drawn());
        assertThat(proposal.confidence()).isCloseTo(.8, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfLabelsNeverMatters(long seed) {
        Random random = new Random(seed);
        List<BoxesLabel> labels = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            List<Box> boxes = new ArrayList<>();
            for (int b = 0; b < 4; b++) {
                double x = 5 * random.nextInt(6);
                double y = 5 * random.nextInt(3);
                boxes.add(new Box(random.nextBoolean() ? "car" : "truck", x, y, x + 20, y + 20));
            }
            labels.add(new BoxesLabel(boxes));
        }
        Proposal<BoxesLabel> first = propose(labels.toArray(BoxesLabel[]::new));
        for (int i = 0; i < 10; i++) {
            Collections.shuffle(labels, random);
            Proposal<BoxesLabel> other = propose(labels.toArray(BoxesLabel[]::new));
            assertThat(other.answers()).as("seed %d", seed).isEqualTo(first.answers());
            assertThat(other.confidence()).as("seed %d", seed).isCloseTo(first.confidence(), within(1e-12));
        }
    }

    @Test
    void hundredsOfBoxesOnOneSpotAreJudgedInBoundedRoom() {
        Random random = new Random(1);
        BoxesLabel[] labels = new BoxesLabel[5];
        for (int i = 0; i < labels.length; i++) {
            List<Box> boxes = new ArrayList<>();
            for (int b = 0; b < 300; b++) {
                boxes.add(car(
                        20 * random.nextDouble(),
                        20 * random.nextDouble(),
                        100 + 20 * random.nextDouble(),
                        100 + 20 * random.nextDouble()));
            }
            labels[i] = new BoxesLabel(boxes);
        }
        assertThat(propose(labels).answers().getFirst().boxes()).hasSizeBetween(150, 450);
    }

    @Test
    void everyObjectHasItsFinding() {
        Findings findings = BOXES.findings(
                IMAGE,
                drawn(
                        car(0, 0, 10, 10),
                        car(100, 0, 110, 10),
                        car(205, 0, 215, 10),
                        truck(300, 0, 310, 10),
                        car(400, 0, 410, 10),
                        car(0, 0, 10, 5)),
                drawn(
                        car(0, 0, 10, 10),
                        car(100, 0, 110, 14),
                        car(200, 0, 210, 10),
                        car(300, 0, 310, 10),
                        car(500, 0, 510, 10)));
        assertThat(findings.list())
                .containsExactly(
                        Finding.right("boxes[0]"),
                        Finding.remark("loose", "boxes[1]", "loose (71 % overlap)"),
                        Finding.wrong("misplaced", "boxes[2]", "wrong place or size (33 % overlap, 50 % needed)"),
                        Finding.wrong("wrong-class", "boxes[3]", "you wrote truck, it is car"),
                        Finding.wrong("extra", "boxes[4]", "there is no car here"),
                        Finding.wrong("twice", "boxes[5]", "this car is marked twice"),
                        Finding.wrong("missing", null, "a car was not marked"));
        assertThat(findings.right()).isEqualTo(2);
        assertThat(findings.all()).isEqualTo(7);
    }

    @Test
    void aWorkerIsJudgedByTheOthersAloneAndNotByHerCopies() {
        Vote<BoxesLabel> hers =
                unknown(drawn(car(0, 0, 10, 10), car(50, 0, 60, 10))).getFirst();
        assertThat(BOXES.evidence(IMAGE, hers, List.of())).isEmpty();
        assertThat(BOXES.evidence(IMAGE, hers, unknown(hers.label()))).isEmpty();

        List<Evidence> evidence =
                BOXES.evidence(IMAGE, hers, unknown(drawn(car(0, 0, 10, 11)), drawn(car(0, 0, 10, 12))));
        double two = 2 * 16 / 17.0 - 1;
        double ofClass = (64 / 66.0 - 1 / 3.0) / (2 / 3.0);
        assertThat(evidence).singleElement().satisfies(e -> {
            assertThat(e.weight()).isCloseTo(3 * two + ofClass, within(1e-9));
            assertThat(e.hit() * e.weight()).isCloseTo(2 * two + ofClass, within(1e-9));
        });
        assertThat(BOXES.evidence(IMAGE, hers, unknown(drawn(car(0, 0, 10, 11)), drawn())))
                .singleElement()
                .satisfies(e -> assertThat(e.hit()).isZero());
    }

    @Test
    void silenceIsJudgedLikeAWord() {
        Vote<BoxesLabel> silent = unknown(drawn()).getFirst();
        assertThat(BOXES.evidence(IMAGE, silent, unknown(drawn(), drawn())))
                .singleElement()
                .satisfies(e -> assertThat(e.hit()).isEqualTo(1));
        assertThat(BOXES.evidence(IMAGE, silent, unknown(drawn(car(0, 0, 10, 10)), drawn(car(0, 0, 10, 11)))))
                .singleElement()
                .satisfies(e -> assertThat(e.hit()).isZero());
    }

    @Test
    void attributesOfTheWholeAreVotedOnToo() {
        BoxConsensus boxes = new BoxConsensus(new BoxesSchema(
                List.of("car"), 9, Attributes.NONE, Attributes.of(Attribute.choice("sky", "clear", "grey"))));
        BoxesLabel clear = new BoxesLabel(List.of(), Map.of("sky", "clear"));
        BoxesLabel grey = new BoxesLabel(List.of(), Map.of("sky", "grey"));
        Proposal<BoxesLabel> proposal = boxes.propose(IMAGE, unknown(clear, grey, clear));
        assertThat(proposal.resolution()).contains(clear);
        assertThat(proposal.confidence()).isCloseTo(.8, within(1e-9));
        assertThat(boxes.propose(IMAGE, unknown(clear, grey)).answers()).containsExactly(clear, grey);
        assertThat(boxes.findings(IMAGE, grey, clear).list())
                .containsExactly(Finding.wrongAttribute("attributes", Attribute.choice("sky", "clear", "grey")));
    }
}
