package dev.terrace.quality.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.quality.Consensus;
import dev.terrace.quality.Judge;
import dev.terrace.quality.Simulation.Person;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Vote;
import dev.terrace.quality.Voters;
import dev.terrace.quality.answers.AnswersConsensus;
import dev.terrace.quality.events.EventsConsensus;
import dev.terrace.quality.landmarks.LandmarksConsensus;
import dev.terrace.quality.scene.SceneConsensus;
import dev.terrace.quality.tracks.TracksConsensus;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.answers.AnswersSchema;
import dev.terrace.shared.work.events.EventsSchema;
import dev.terrace.shared.work.landmarks.LandmarksSchema;
import dev.terrace.shared.work.scene.SceneSchema;
import dev.terrace.shared.work.tracks.TracksSchema;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy is told it can reach is what the judge comes to, whatever the kind of work. */
class UnanimityTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 6;
    private static final Person CAREFUL = new Person(0, 0, 0, .01, 0);

    private final Random random = new Random(5);

    private static <L extends Label> void check(Work work, Consensus<L> consensus, Task task, IntFunction<L> label) {
        for (int labels = 1; labels <= MOST; labels++) {
            List<Vote<L>> votes = new ArrayList<>();
            for (int i = 1; i <= labels; i++) {
                votes.add(new Vote<>(i, label.apply(i), Skill.UNKNOWN));
            }
            double told = new Terms.Quality(1, labels, .9, false, .05, 72).reachable(work);
            assertThat(told)
                    .as("%d labels of %s", labels, work)
                    .isCloseTo(consensus.propose(task, votes).confidence(), within(1e-6));
        }
    }

    private static <L extends Label> void check(Work work, Judge<L> judge, Task task, String label) {
        check(
                work,
                judge.consensus(),
                task,
                i -> judge.schema().read(json(label.replace("#", Integer.toString(i))), task));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"classes","classes":["a","b"]}                         | {"class":"a"}
            {"type":"classes","classes":["a","b","c","d","e"]}             | {"class":"c"}
            {"type":"classes","classes":["a","b","c"],"labelAttributes":[{"name":"blurred","type":"flag"}]} | {"class":"c","attributes":{"blurred":true}}
            {"type":"classes","classes":["a","b","c","d"],"labelAttributes":[{"name":"when","type":"choice","options":["day","night","dawn"],"required":true}]} | {"class":"c","attributes":{"when":"day"}}
            {"type":"classes","classes":["a","b","c"],"min":0,"max":3}     | {"classes":["a","c"]}
            {"type":"boxes","classes":["a","b","c"],"maxBoxes":9}          | {"boxes":[{"class":"b","x1":10#,"y1":50,"x2":300,"y2":40#}]}
            {"type":"boxes","classes":["a"],"maxBoxes":9}                  | {"boxes":[]}
            {"type":"polygons","classes":["a","b"],"maxPolygons":9}        | {"polygons":[{"class":"b","rings":[[[10#,50],[300,50],[300,40#]]]}]}
            """)
    void ofPictures(String schema, String label) {
        Work work = Work.of((ObjectNode) json(schema));
        check(work, Judge.of(work), Voters.IMAGE, label);
    }

    @Test
    void ofTexts() {
        Work work = Work.of((ObjectNode)
                json("{\"type\":\"spans\",\"classes\":[\"name\",\"place\"],\"maxSpans\":9,\"flat\":true}"));
        Task text = new Task(new Content.Text("Li Hua lives in Kunming"), Part.WHOLE);
        check(work, Judge.of(work), text, "{\"spans\":[{\"class\":\"name\",\"start\":0,\"end\":6}]}");
    }

    @Test
    void ofFaces() {
        LandmarksSchema schema = LandmarksSchema.ofTemplate("face-68");
        FacePeople people = new FacePeople(schema);
        var truth = people.truth(random);
        check(
                new Work.Landmarks(schema),
                new LandmarksConsensus(schema),
                Voters.IMAGE,
                _ -> people.draw(truth, CAREFUL, random));
    }

    @Test
    void ofAnswers() {
        AnswersSchema schema = new AnswersSchema(true, List.of(), null);
        Task pair = new Task(
                new Content.Pair("why?", List.of(new Content.Answer("a", "x"), new Content.Answer("b", "y"))),
                Part.WHOLE);
        Work work = new Work.Answers(schema);
        check(work, new Judge<>(schema, new AnswersConsensus(schema)), pair, "{\"order\":[[\"b\"],[\"a\"]],\"by\":2}");
    }

    @Test
    void ofVideos() {
        EventsSchema events = EventsSchema.of(EventPeople.PRODUCTS.toArray(String[]::new));
        Task video = new Task(EventPeople.VIDEO, Part.WHOLE);
        var happened = EventPeople.truth(random);
        check(
                new Work.Events(events),
                new EventsConsensus(events),
                video,
                _ -> EventPeople.draw(happened, CAREFUL, random));
        TracksSchema tracks = TracksSchema.of(TrackPeople.CLASSES.toArray(String[]::new));
        var followed = TrackPeople.truth(random);
        check(
                new Work.Tracks(tracks),
                new TracksConsensus(tracks),
                video,
                _ -> TrackPeople.draw(followed, CAREFUL, random));
    }

    @Test
    void ofScenes() {
        SceneSchema schema = SceneSchema.of(ScenePeople.CLASSES.toArray(String[]::new));
        var truth = ScenePeople.truth(random);
        check(
                new Work.Scene(schema),
                new SceneConsensus(schema),
                new Task(ScenePeople.SCENE, Part.WHOLE),
                _ -> ScenePeople.draw(truth, CAREFUL, random));
    }
}
