package dev.terrace.quality.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.quality.Simulation;
import dev.terrace.quality.Simulation.Shares;
import dev.terrace.quality.answers.AnswersConsensus;
import dev.terrace.quality.events.EventsConsensus;
import dev.terrace.quality.landmarks.LandmarksConsensus;
import dev.terrace.quality.scene.SceneConsensus;
import dev.terrace.quality.tracks.TracksConsensus;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.answers.AnswersSchema;
import dev.terrace.shared.work.events.EventsSchema;
import dev.terrace.shared.work.landmarks.LandmarksSchema;
import dev.terrace.shared.work.scene.SceneSchema;
import dev.terrace.shared.work.tracks.TracksSchema;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {
    private static final int UNITS = 200;

    @ParameterizedTest
    @CsvSource({"face-5, 1", "face-68, 2", "face-98, 3"})
    void facesOfThreePeopleTogether(String template, long seed) {
        LandmarksSchema schema = LandmarksSchema.ofTemplate(template);
        FacePeople people = new FacePeople(schema);
        better(
                template,
                seed,
                new Simulation<>(
                        new LandmarksConsensus(schema),
                        whole(new Content.Image("f.jpg", 512, 512)),
                        people::truth,
                        people::draw,
                        people::mean));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void eventsOfThreePeopleTogether(long seed) {
        better(
                "events",
                seed,
                new Simulation<>(
                        new EventsConsensus(EventsSchema.of(EventPeople.PRODUCTS.toArray(String[]::new))),
                        whole(EventPeople.VIDEO),
                        EventPeople::truth,
                        EventPeople::draw,
                        EventPeople::mean));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tracksOfThreePeopleTogether(long seed) {
        better(
                "tracks",
                seed,
                new Simulation<>(
                        new TracksConsensus(TracksSchema.of(TrackPeople.CLASSES.toArray(String[]::new))),
                        whole(EventPeople.VIDEO),
                        TrackPeople::truth,
                        TrackPeople::draw,
                        TrackPeople::mean));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void scenesOfThreePeopleTogether(long seed) {
        better(
                "scene",
                seed,
                new Simulation<>(
                        new SceneConsensus(SceneSchema.of(ScenePeople.CLASSES.toArray(String[]::new))),
                        whole(ScenePeople.SCENE),
                        ScenePeople::truth,
                        ScenePeople::draw,
                        ScenePeople::mean));
    }

    /** With one answer a unit, three are only as right as a majority; what is told of them counts. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersOfThreePeopleTogether(long seed) {
        Shares shares = Simulation.print(
                "answers",
                seed,
                new Simulation<>(
                                new AnswersConsensus(new AnswersSchema(true, List.of(), null)),
                                whole(new Content.Pair("why?", List.of())),
                                AnswerPeople::truth,
                                AnswerPeople::draw,
                                AnswerPeople::mean)
                        .play(seed, 5 * UNITS, 3));
        assertThat(shares.consensus()).as("seed %d", seed).isGreaterThan(shares.one() + .02);
        assertThat(shares.learnt()).as("seed %d", seed).isGreaterThan(shares.mean() - .01);
    }

    private static Task whole(Content content) {
        return new Task(content, Part.WHOLE);
    }

    private static <L extends Label> void better(String kind, long seed, Simulation<L> simulation) {
        Shares shares = Simulation.print(kind, seed, simulation.play(seed, UNITS, 3));
        assertThat(shares.consensus()).as("seed %d", seed).isGreaterThan(shares.one() + .05);
        assertThat(shares.consensus()).as("seed %d", seed).isGreaterThan(shares.mean() + .05);
        assertThat(shares.learnt()).as("seed %d", seed).isGreaterThan(shares.consensus() - .015);
        assertThat(shares.sure()).as("seed %d", seed).isGreaterThanOrEqualTo(.93);
    }
}
