package dev.terrace.quality.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.quality.Consensus;
import dev.terrace.quality.Simulation;
import dev.terrace.quality.Simulation.Person;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Vote;
import dev.terrace.quality.Voters;
import dev.terrace.quality.boxes.BoxConsensus;
import dev.terrace.quality.landmarks.LandmarksConsensus;
import dev.terrace.quality.scene.SceneConsensus;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.boxes.BoxesLabel;
import dev.terrace.shared.work.boxes.BoxesSchema;
import dev.terrace.shared.work.landmarks.LandmarksLabel;
import dev.terrace.shared.work.landmarks.LandmarksSchema;
import dev.terrace.shared.work.scene.SceneLabel;
import dev.terrace.shared.work.scene.SceneSchema;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Prints how long the consensus of many units takes, and fails where it takes ten times as long as it may. */
class SpeedTest {
    private static final int UNITS = 1_000;
    private static final int TIMES = 10;
    private static final Person CAREFUL = new Person(.03, .03, .03, .04, 0);

    @Test
    void aThousandFacesOf98PointsByFivePeople() {
        LandmarksSchema schema = LandmarksSchema.ofTemplate("face-98");
        FacePeople people = new FacePeople(schema);
        Random random = new Random(1);
        List<List<Vote<LandmarksLabel>>> panels =
                panels(UNITS, 5, () -> people.truth(random), truth -> people.draw(truth, CAREFUL, random));
        Task task = new Task(new Content.Image("f.jpg", 512, 512), Part.WHOLE);
        assertThat(seconds("faces of 98 points, 5 people", new LandmarksConsensus(schema), task, panels))
                .isLessThan(TIMES * .3);
    }

    @Test
    void asManyImagesAsTheRecordedOnesBySevenPeople() {
        Random random = new Random(1);
        List<List<Vote<BoxesLabel>>> panels =
                panels(1_448, 7, () -> BoxPeople.truth(random), truth -> BoxPeople.draw(truth, CAREFUL, random));
        BoxConsensus consensus = new BoxConsensus(new BoxesSchema(BoxPeople.CLASSES, 50));
        assertThat(seconds("images with boxes, 7 people", consensus, Voters.IMAGE, panels))
                .isLessThan(TIMES * .5);
    }

    @Test
    void aThousandScenesOfTwentyCuboidsByThreePeople() {
        SceneSchema schema = SceneSchema.of(ScenePeople.CLASSES.toArray(String[]::new));
        Random random = new Random(1);
        List<List<Vote<SceneLabel>>> panels = panels(
                UNITS, 3, () -> ScenePeople.scene(20, random), truth -> ScenePeople.draw(truth, CAREFUL, random));
        Task task = new Task(ScenePeople.SCENE, Part.WHOLE);
        assertThat(seconds("scenes of 20 cuboids, 3 people", new SceneConsensus(schema), task, panels))
                .isLessThan(TIMES * 1.0);
    }

    private interface Drawing<L> {
        L of(L truth);
    }

    private static <L extends Label> List<List<Vote<L>>> panels(
            int units, int labels, Supplier<L> truth, Drawing<L> drawing) {
        List<List<Vote<L>>> panels = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            L right = truth.get();
            List<Vote<L>> votes = new ArrayList<>();
            for (int i = 0; i < labels; i++) {
                votes.add(new Vote<>(i + 1, drawing.of(right), Skill.UNKNOWN));
            }
            panels.add(votes);
        }
        return panels;
    }

    /** Of this thread, whatever else the machine does. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** The best of three rounds. */
    private static <L extends Label> double seconds(
            String what, Consensus<L> consensus, Task task, List<List<Vote<L>>> panels) {
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 3; round++) {
            long start = cpuNanos();
            int resolved = 0;
            for (List<Vote<L>> panel : panels) {
                resolved += consensus.propose(task, panel).resolution().isPresent() ? 1 : 0;
            }
            best = Math.min(best, (cpuNanos() - start) / 1e9);
            assertThat(resolved).isGreaterThan(panels.size() / 2);
        }
        Simulation.say("%d %s: %.3f s of a core".formatted(panels.size(), what, best));
        return best;
    }
}
