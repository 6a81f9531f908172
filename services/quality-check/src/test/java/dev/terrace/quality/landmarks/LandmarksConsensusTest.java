package dev.terrace.quality.landmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.quality.Finding;
import dev.terrace.quality.Findings;
import dev.terrace.quality.Proposal;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Vote;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.landmarks.Landmark;
import dev.terrace.shared.work.landmarks.Landmark.State;
import dev.terrace.shared.work.landmarks.LandmarksLabel;
import dev.terrace.shared.work.landmarks.LandmarksSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LandmarksConsensusTest {
    private static final Task TASK = new Task(new Content.Image("f.jpg", 200, 200), Part.WHOLE);
    private static final LandmarksSchema EYES = eyes();
    private final LandmarksConsensus consensus = new LandmarksConsensus(EYES);

    private static LandmarksSchema eyes() {
        var json = Json.object();
        var groups = json.putArray("groups");
        groups.addObject().put("name", "right_eye").put("size", 3).put("closed", true);
        groups.addObject().put("name", "left_eye").put("size", 3).put("closed", true);
        var mirror = json.putArray("mirror");
        for (int i : new int[] {5, 4, 3, 2, 1, 0}) {
            mirror.add(i);
        }
        json.putArray("normalizer").add(0).add(5);
        return Json.read(json, LandmarksSchema.class);
    }

    /** Points of both eyes, three numbers each: x, y, state. */
    private static LandmarksLabel label(double... numbers) {
        List<Landmark> points = new ArrayList<>();
        for (int i = 0; i < numbers.length; i += 3) {
            State state = State.values()[(int) numbers[i + 2]];
            points.add(state == State.OUTSIDE ? Landmark.OUTSIDE : new Landmark(numbers[i], numbers[i + 1], state));
        }
        return new LandmarksLabel(points);
    }

    private static final LandmarksLabel FACE = label(0, 0, 2, 15, -5, 2, 30, 0, 2, 70, 0, 2, 85, -5, 2, 100, 0, 2);
    private static final LandmarksLabel NEAR = label(1, 0, 2, 15, -4, 2, 30, 1, 2, 70, 1, 2, 86, -5, 2, 101, 0, 2);
    private static final LandmarksLabel SWAPPED = turned(FACE, 5, 4, 3, 2, 1, 0);

    private static LandmarksLabel turned(LandmarksLabel label, int... order) {
        List<Landmark> points = new ArrayList<>();
        for (int i : order) {
            points.add(label.points().get(i));
        }
        return new LandmarksLabel(points);
    }

    private static LandmarksLabel with(LandmarksLabel label, int point, Landmark other) {
        List<Landmark> points = new ArrayList<>(label.points());
        points.set(point, other);
        return new LandmarksLabel(points);
    }

    private static Landmark at(double x, double y) {
        return new Landmark(x, y, State.VISIBLE);
    }

    private static List<Vote<LandmarksLabel>> votes(LandmarksLabel... labels) {
        List<Vote<LandmarksLabel>> votes = new ArrayList<>();
        for (LandmarksLabel label : labels) {
            votes.add(new Vote<>(votes.size() + 1, label, Skill.UNKNOWN));
        }
        return votes;
    }

    private Proposal<LandmarksLabel> propose(LandmarksLabel... labels) {
        return consensus.propose(TASK, votes(labels));
    }

    private List<String> codes(LandmarksLabel label, LandmarksLabel right) {
        return consensus.findings(TASK, label, right).list().stream()
                .map(Finding::code)
                .toList();
    }

    @Test
    void aPointFiveOffAndOneOccluded() {
        LandmarksLabel other = with(with(FACE, 0, at(0, 5)), 4, new Landmark(85, -5, State.OCCLUDED));
        assertThat(consensus.similarity(FACE, other)).isCloseTo(.8834, within(5e-5));
        assertThat(consensus.similarity(other, FACE)).isEqualTo(consensus.similarity(FACE, other));
        assertThat(consensus.similarity(FACE, FACE)).isEqualTo(1);
    }

    @Test
    void aPointOutsideForOneOnlyCountsNothingAndForBothAll() {
        LandmarksLabel gone = with(FACE, 1, Landmark.OUTSIDE);
        assertThat(consensus.similarity(FACE, gone)).isCloseTo(5.0 / 6, within(1e-9));
        assertThat(consensus.similarity(gone, gone)).isEqualTo(1);
    }

    @Test
    void withoutACornerTheExtentTellsTheSize() {
        LandmarksLabel gone = with(FACE, 0, Landmark.OUTSIDE);
        double size = .6 * Math.sqrt(85 * 5);
        double half = consensus.similarity(gone, with(gone, 4, at(85 - size * .05, -5)));
        assertThat(half).isCloseTo((2.5 / 3 + 1) / 2, within(1e-9));
    }

    @Test
    void oneLabelIsAsSureAsItsWorker() {
        Proposal<LandmarksLabel> alone = propose(FACE);
        assertThat(alone.resolution()).contains(FACE);
        assertThat(alone.confidence()).isCloseTo(.8, within(1e-9));
    }

    @Test
    void threeNearLabelsComeToTheirMedian() {
        LandmarksLabel third = label(2, 2, 2, 14, -4, 2, 29, 1, 2, 71, 1, 2, 84, -6, 2, 99, 0, 2);
        Proposal<LandmarksLabel> three = propose(FACE, NEAR, third);
        assertThat(three.confidence()).isCloseTo(.9846, within(5e-5));
        assertThat(three.resolution().orElseThrow().points().getFirst()).isEqualTo(at(1, 0));
        assertThat(three.objects()).hasSize(2);
    }

    @Test
    void aSwappedFaceIsTurnedAndItsWorkerOutvoted() {
        Proposal<LandmarksLabel> three = propose(FACE, NEAR, SWAPPED);
        assertThat(three.confidence()).isCloseTo(.8, within(1e-9));
        assertThat(consensus.similarity(three.resolution().orElseThrow(), FACE)).isGreaterThan(.95);
    }

    @Test
    void ofTwoThatDifferInTheirNumbersNobodyKnowsWhichIsRight() {
        Proposal<LandmarksLabel> two = propose(FACE, SWAPPED);
        assertThat(two.resolution()).isEmpty();
        assertThat(two.confidence()).isLessThanOrEqualTo(.5);
    }

    @Test
    void theOrderOfLabelsNeverMatters() {
        List<Vote<LandmarksLabel>> votes =
                new ArrayList<>(votes(FACE, NEAR, SWAPPED, turned(NEAR, 2, 1, 0, 3, 4, 5), with(FACE, 3, at(75, 9))));
        Proposal<LandmarksLabel> first = consensus.propose(TASK, votes);
        for (int i = 0; i < votes.size(); i++) {
            Collections.rotate(votes, 1);
            assertThat(consensus.propose(TASK, votes)).isEqualTo(first);
        }
    }

    @Test
    void copiesShareOneVote() {
        assertThat(propose(FACE, FACE).confidence()).isCloseTo(.8, within(1e-9));
        assertThat(propose(FACE, FACE, NEAR).confidence()).isCloseTo(.9412, within(5e-5));
    }

    @Test
    void anEvenVoteOverOutsideIsATie() {
        Proposal<LandmarksLabel> two = propose(FACE, with(NEAR, 1, Landmark.OUTSIDE));
        assertThat(two.resolution()).isEmpty();
        assertThat(two.answers()).hasSize(2);
        assertThat(propose(FACE, NEAR, with(NEAR, 1, Landmark.OUTSIDE)).resolution())
                .isPresent();
    }

    @Test
    void swappedSidesAreOneFinding() {
        Findings findings = consensus.findings(TASK, SWAPPED, FACE);
        assertThat(findings.list()).extracting(Finding::code).containsExactly("swapped-sides");
        assertThat(findings.list().getFirst().words()).contains("left is the left of the person");
        assertThat(findings.right()).isZero();
        assertThat(findings.all()).isEqualTo(6);
    }

    @Test
    void findingsNameWhatIsWrongByFeature() {
        assertThat(codes(FACE, FACE)).containsExactly("right", "right");
        assertThat(codes(turned(FACE, 2, 1, 0, 3, 4, 5), FACE)).containsExactly("reversed-order", "right");
        assertThat(codes(turned(FACE, 1, 2, 0, 3, 4, 5), FACE)).containsExactly("shifted-order", "right");
        assertThat(codes(with(FACE, 1, Landmark.OUTSIDE), FACE)).containsExactly("wrong-outside", "right");
        assertThat(codes(FACE, with(FACE, 1, Landmark.OUTSIDE))).containsExactly("wrong-outside", "right");
    }

    @Test
    void pointsOffAreCountedAndToldInPixels() {
        LandmarksLabel off = with(with(FACE, 3, at(70, 8)), 4, at(85, 3));
        Findings findings = consensus.findings(TASK, off, FACE);
        assertThat(findings.list())
                .contains(Finding.wrong(
                        "points-off", "points.left_eye", "left eye: 2 of 3 points off by more than 5 px"));
        assertThat(findings.share()).isCloseTo(4.0 / 6, within(1e-9));
    }

    @Test
    void anotherStateIsARemark() {
        LandmarksLabel occluded = with(FACE, 1, new Landmark(15, -5, State.OCCLUDED));
        Findings findings = consensus.findings(TASK, occluded, FACE);
        assertThat(findings.list()).filteredOn(Finding::wrong).isEmpty();
        assertThat(findings.list()).extracting(Finding::code).contains("wrong-state");
        assertThat(findings.share()).isEqualTo(1);
    }

    @Test
    void theOthersTeachByGroupWhatTheyAreSureOf() {
        List<Vote<LandmarksLabel>> votes = votes(FACE, NEAR, SWAPPED);
        assertThat(consensus.evidence(TASK, votes.get(2), votes.subList(0, 2)))
                .hasSize(2)
                .allSatisfy(e -> {
                    assertThat(e.hit()).isZero();
                    assertThat(e.weight()).isCloseTo((.9411764706 - .5) / .5, within(1e-9));
                });
        assertThat(consensus.evidence(TASK, votes.get(0), votes.subList(1, 2)))
                .allSatisfy(e -> assertThat(e.weight()).isCloseTo(.6, within(1e-9)));
        assertThat(consensus.evidence(TASK, votes.get(0), List.of())).isEmpty();
        assertThat(consensus.evidence(TASK, votes.get(0), votes.subList(1, 3))).isEmpty();
    }
}
