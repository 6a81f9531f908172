package dev.terrace.quality.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.quality.Finding;
import dev.terrace.quality.Findings;
import dev.terrace.quality.Member;
import dev.terrace.quality.Merge;
import dev.terrace.quality.Proposal;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Vote;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.scene.Cuboid;
import dev.terrace.shared.work.scene.Link;
import dev.terrace.shared.work.scene.Rectangle;
import dev.terrace.shared.work.scene.SceneBox;
import dev.terrace.shared.work.scene.SceneLabel;
import dev.terrace.shared.work.scene.SceneSchema;
import dev.terrace.shared.work.scene.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SceneConsensusTest {
    private static final Content.Camera FRONT = new Content.Camera(
            "front",
            1600,
            900,
            List.of(1000.0, 0.0, 800.0, 0.0, 1000.0, 450.0, 0.0, 0.0, 1.0),
            List.of(0.0, -1.0, 0.0, 0.0, 0.0, 0.0, -1.0, 1.5, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0));
    private static final Task TASK = new Task(
            new Content.Scene(List.of(FRONT), List.of(new Content.KeyFrame("p.pcd", List.of("f.jpg")))), Part.WHOLE);
    private final SceneConsensus consensus = new SceneConsensus(SceneSchema.of("car", "person"));

    private static Cuboid car(String id, double x, double y, double yaw) {
        return new Cuboid(id, 0, "car", x, y, .75, 4, 2, 1.5, yaw, Map.of());
    }

    /** The box of a car as the camera sees it, so many pixels to the side. */
    private static SceneBox box(String id, Cuboid of, double off) {
        Rectangle r = new View(FRONT).of(of).orElseThrow();
        return new SceneBox(
                id, 0, "front", of.name(), r.x1() + off, r.y1() + off, r.x2() + off, r.y2() + off, Map.of());
    }

    private static Link link(String box, String cuboid) {
        return new Link(0, box, cuboid);
    }

    private static SceneLabel cuboids(Cuboid... cuboids) {
        return new SceneLabel(List.of(), List.of(cuboids), List.of());
    }

    /** Two cars with their boxes, all a little off, linked so. */
    private static SceneLabel drive(double off, Link... links) {
        Cuboid one = car("c1", 20 + off, 0, 0);
        Cuboid two = car("c2", 20 + off, 5, 0);
        return new SceneLabel(List.of(box("b1", one, off), box("b2", two, off)), List.of(one, two), List.of(links));
    }

    private static List<Vote<SceneLabel>> votes(SceneLabel... labels) {
        List<Vote<SceneLabel>> votes = new ArrayList<>();
        for (SceneLabel label : labels) {
            votes.add(new Vote<>(votes.size() + 1, label, Skill.UNKNOWN));
        }
        return votes;
    }

    private Proposal<SceneLabel> propose(SceneLabel... labels) {
        return consensus.propose(TASK, votes(labels));
    }

    private static Merge<Cuboid> merged(double... yaws) {
        return new Heading(
                        Arrays.stream(yaws)
                                .mapToObj(yaw -> new Member<>(0, car("c", 0, 0, yaw), Skill.UNKNOWN, 1))
                                .toList(),
                        true)
                .merged();
    }

    @Test
    void similarityIsSharedSpaceTimesHeading() {
        Cuboid car = car("c", 20, 0, 0);
        assertThat(consensus.similarity(cuboids(car), cuboids(car("c", 21, 0, 0))))
                .isCloseTo(.6, within(1e-9));
        assertThat(consensus.similarity(cuboids(car), cuboids(car("c", 20, 0, Math.toRadians(60)))))
                .isCloseTo(.3044, within(5e-5));
        assertThat(consensus.similarity(cuboids(car), cuboids(car("c", 20, 0, Math.PI))))
                .isCloseTo(0, within(1e-9));
        assertThat(consensus.similarity(cuboids(), cuboids())).isEqualTo(1);
    }

    @Test
    void theHeadingIsTheMiddleOfThoseThatFaceThatWay() {
        assertThat(merged(.02, -.04, 3.10).ways().getFirst().yaw()).isCloseTo(-.04, within(1e-9));
        assertThat(merged(3.13, -3.11, -3.09).ways().getFirst().yaw()).isCloseTo(-3.11, within(1e-9));
        assertThat(merged(.02, -.04, 3.10).confidence()).isCloseTo(.8, within(1e-9));
        assertThat(merged(0, 3.14).ways()).hasSize(2);
        assertThat(merged(0, 1.57).ways()).hasSizeGreaterThan(1);
    }

    @Test
    void whoTookTheLengthForTheWidthIsTurned() {
        Cuboid across = new Cuboid("c", 0, "car", 0, 0, .75, 2, 4, 1.5, Math.PI / 2 + .01, Map.of());
        Merge<Cuboid> merged = new Heading(
                        List.of(
                                new Member<>(0, car("c", 0, 0, 0), Skill.UNKNOWN, 1),
                                new Member<>(1, car("c", 0, 0, .02), Skill.UNKNOWN, 1),
                                new Member<>(2, across, Skill.UNKNOWN, 1)),
                        true)
                .merged();
        assertThat(merged.ways()).hasSize(1);
        assertThat(merged.ways().getFirst().l()).isEqualTo(4);
        assertThat(merged.ways().getFirst().yaw()).isCloseTo(.01, within(1e-9));
    }

    @Test
    void linksAreMeasuredByPrecisionAndRecall() {
        SceneLabel hers = drive(0, link("b1", "c1"), link("b2", "c1"));
        SceneLabel right = drive(0, link("b1", "c1"), link("b2", "c2"));
        MatchedLinks links = consensus.matched(hers, right);
        assertThat(links.precision()).isEqualTo(.5);
        assertThat(links.recall()).isEqualTo(.5);
    }

    @Test
    void boxesCuboidsAndLinksComeOutTogether() {
        Proposal<SceneLabel> three = propose(
                drive(0, link("b1", "c1"), link("b2", "c2")),
                drive(.1, link("b1", "c1"), link("b2", "c2")),
                drive(-.1, link("b1", "c1"), link("b2", "c1")));
        SceneLabel label = three.resolution().orElseThrow();
        assertThat(label.boxes()).hasSize(2);
        assertThat(label.cuboids()).hasSize(2);
        // numbered from the left of the image, and from the right of the road
        assertThat(label.links()).containsExactlyInAnyOrder(link("b1", "c2"), link("b2", "c1"));
        assertThat(three.confidence()).isCloseTo(.8, within(1e-9));
        assertThat(three.objects()).hasSize(6);
    }

    @Test
    void aLinkNeverComesOutWithoutItsEnds() {
        Cuboid car = car("c1", 20, 0, 0);
        SceneLabel full = new SceneLabel(List.of(box("b1", car, 0)), List.of(car), List.of(link("b1", "c1")));
        Proposal<SceneLabel> three = propose(
                full,
                new SceneLabel(List.of(), List.of(car("c1", 20.1, 0, 0)), List.of()),
                new SceneLabel(List.of(), List.of(car("c1", 20.2, 0, 0)), List.of()));
        assertThat(three.resolution().orElseThrow().boxes()).isEmpty();
        assertThat(three.resolution().orElseThrow().links()).isEmpty();
    }

    @Test
    void anEvenVoteOnALinkIsATie() {
        Proposal<SceneLabel> two = propose(drive(0, link("b1", "c1")), drive(.1));
        assertThat(two.resolution()).isEmpty();
        assertThat(two.confidence()).isLessThanOrEqualTo(.5);
        assertThat(two.answers()).extracting(l -> l.links().size()).containsExactly(1, 0);
    }

    @Test
    void theOrderOfLabelsNeverMatters() {
        List<Vote<SceneLabel>> votes = new ArrayList<>(votes(
                drive(0, link("b1", "c1"), link("b2", "c2")),
                drive(.1, link("b1", "c2")),
                drive(-.1, link("b1", "c1"), link("b2", "c1")),
                cuboids(car("c7", 20, 5.1, 3.1))));
        Proposal<SceneLabel> first = consensus.propose(TASK, votes);
        for (int i = 0; i < votes.size(); i++) {
            Collections.rotate(votes, 1);
            assertThat(consensus.propose(TASK, votes)).isEqualTo(first);
        }
    }

    @Test
    void findingsOfHeadings() {
        assertThat(codes(cuboids(car("c", 20, 0, Math.PI)))).containsExactly("faces-backwards");
        assertThat(codes(cuboids(car("c", 20, 0, Math.toRadians(20))))).contains("heading-off");
        Cuboid across = new Cuboid("c", 0, "car", 20, 0, .75, 2, 4, 1.5, Math.PI / 2, Map.of());
        assertThat(codes(cuboids(across))).containsExactly("faces-sideways");
    }

    private List<String> codes(SceneLabel label) {
        return consensus.findings(TASK, label, cuboids(car("x", 20, 0, 0))).list().stream()
                .map(Finding::code)
                .toList();
    }

    @Test
    void findingsOfLinks() {
        SceneLabel right = drive(0, link("b1", "c1"), link("b2", "c2"));
        Findings wrong = consensus.findings(TASK, drive(0, link("b1", "c1"), link("b2", "c1")), right);
        assertThat(wrong.list()).contains(Finding.wrong("wrong-link", "links[1]", "not the same object"));
        assertThat(wrong.list())
                .extracting(Finding::code)
                .contains("projection-off")
                .doesNotContain("missing-link");
        assertThat(wrong.right()).isEqualTo(5);
        assertThat(wrong.all()).isEqualTo(6);
        Findings missing = consensus.findings(TASK, drive(0, link("b1", "c1")), right);
        assertThat(missing.list()).extracting(Finding::code).contains("missing-link");
        assertThat(missing.all()).isEqualTo(6);
    }

    @Test
    void anObjectHasOneNumberThroughTheKeyFrames() {
        Task two = new Task(
                new Content.Scene(
                        List.of(FRONT), Collections.nCopies(2, new Content.KeyFrame("p.pcd", List.of("f.jpg")))),
                Part.WHOLE);
        List<Vote<SceneLabel>> votes = votes(frames("a", 0), frames("b", .1), frames("z", -.1));
        SceneLabel label = consensus.propose(two, votes).resolution().orElseThrow();
        assertThat(label.cuboids()).extracting(Cuboid::id).containsExactly("c1", "c1");
        assertThat(label.cuboids()).extracting(Cuboid::frame).containsExactly(0, 1);
    }

    private static SceneLabel frames(String id, double off) {
        return cuboids(car(id, 20 + off, 0, 0), new Cuboid(id, 1, "car", 24 + off, 0, .75, 4, 2, 1.5, 0, Map.of()));
    }
}
