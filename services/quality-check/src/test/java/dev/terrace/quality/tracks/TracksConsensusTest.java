package dev.terrace.quality.tracks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.quality.Finding;
import dev.terrace.quality.Findings;
import dev.terrace.quality.Proposal;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Vote;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.tracks.Key;
import dev.terrace.shared.work.tracks.Track;
import dev.terrace.shared.work.tracks.TracksLabel;
import dev.terrace.shared.work.tracks.TracksSchema;
import dev.terrace.shared.work.tracks.Trajectory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracksConsensusTest {
    private static final Task TASK = new Task(
            new Content.Video("v.mp4", 640, 480, new Content.FrameRate(25, 1), 300), new Part.Frames(0, 300, 1));
    private final TracksConsensus consensus = new TracksConsensus(TracksSchema.of("car", "person"));

    private static Track track(String id, int first, int last, double x) {
        return new Track(id, "car", List.of(new Key(first, x, 0, x + 10, 10), new Key(last, x, 0, x + 10, 10)));
    }

    private static TracksLabel label(Track... tracks) {
        return new TracksLabel(List.of(tracks));
    }

    private Proposal<TracksLabel> propose(TracksLabel... labels) {
        return consensus.propose(TASK, votes(labels));
    }

    private static List<Vote<TracksLabel>> votes(TracksLabel... labels) {
        List<Vote<TracksLabel>> votes = new ArrayList<>();
        for (TracksLabel label : labels) {
            votes.add(new Vote<>(votes.size() + 1, label, Skill.UNKNOWN));
        }
        return votes;
    }

    private static List<Trajectory> ways(Track... tracks) {
        return List.of(tracks).stream().map(t -> Trajectory.of(t.keys())).toList();
    }

    @Test
    void similarityIsTheMeanOverTheFramesOfEither() {
        assertThat(consensus.similarity(label(track("a", 0, 9, 0)), label(track("b", 5, 14, 0))))
                .isCloseTo(1.0 / 3, within(1e-9));
    }

    @Test
    void anObjectToldInPiecesIsOne() {
        TracksLabel[] labels = {
            label(track("a", 0, 9, 0)), label(track("a", 1, 9, 2)), label(track("a", 0, 4, 1), track("b", 5, 10, 1))
        };
        Proposal<TracksLabel> three = propose(labels);
        assertThat(three.confidence()).isCloseTo(.9846, within(5e-5));
        Track car = three.resolution().orElseThrow().tracks().getFirst();
        assertThat(three.resolution().orElseThrow().tracks()).hasSize(1);
        assertThat(car.id()).isEqualTo("t1");
        assertThat(car.keys().getFirst()).isEqualTo(new Key(0, .5, 0, 10.5, 10));
        assertThat(car.keys().getLast()).isEqualTo(new Key(9, 1, 0, 11, 10));
        List<Vote<TracksLabel>> votes = new ArrayList<>(votes(labels));
        for (int i = 0; i < votes.size(); i++) {
            Collections.rotate(votes, 1);
            assertThat(consensus.propose(TASK, votes)).isEqualTo(three);
        }
    }

    @Test
    void oneToldAsTwoHalvesIsASwitch() {
        TrackMeasures measures =
                TrackMeasures.of(ways(track("a", 0, 9, 0)), ways(track("a", 0, 4, 0), track("b", 5, 9, 0)));
        assertThat(measures.mota()).isCloseTo(.9, within(1e-9));
        assertThat(measures.idf1()).isCloseTo(.5, within(1e-9));
        assertThat(measures.switches()).containsExactly(new TrackMeasures.Switch(5, 0, 0, 1));
    }

    @Test
    void measuresOfWhatIsMissedAndWhatIsExtra() {
        TrackMeasures measures = TrackMeasures.of(ways(track("a", 0, 9, 0)), ways(track("a", 5, 14, 0)));
        assertThat(measures.missed()).isEqualTo(5);
        assertThat(measures.extra()).isEqualTo(5);
        assertThat(measures.mota()).isCloseTo(0, within(1e-9));
        assertThat(measures.idf1()).isCloseTo(.5, within(1e-9));
        assertThat(TrackMeasures.of(List.of(), List.of()).idf1()).isEqualTo(1);
    }

    @Test
    void findingsTellOfASwitchAndOfBorders() {
        Findings halves =
                consensus.findings(TASK, label(track("a", 0, 4, 0), track("b", 5, 9, 0)), label(track("x", 0, 9, 0)));
        assertThat(halves.list())
                .contains(Finding.wrong("id-switch", "tracks[0]", "from frame 5 on object a is another one"));
        assertThat(halves.right()).isZero();
        Findings late = consensus.findings(TASK, label(track("a", 10, 60, 0)), label(track("x", 0, 58, 0)));
        assertThat(late.list()).extracting(Finding::code).containsExactly("starts-late");
        assertThat(late.right()).isEqualTo(1);
    }

    @Test
    void aMissingTrackAndAnExtraOneAreTold() {
        Findings findings = consensus.findings(TASK, label(track("a", 0, 9, 0)), label(track("x", 0, 9, 50)));
        assertThat(findings.list()).extracting(Finding::code).containsExactly("extra", "missing");
        assertThat(findings.share()).isZero();
    }
}
