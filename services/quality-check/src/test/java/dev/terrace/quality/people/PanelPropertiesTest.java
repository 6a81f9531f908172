package dev.terrace.quality.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.quality.Consensus;
import dev.terrace.quality.Evidence;
import dev.terrace.quality.Findings;
import dev.terrace.quality.Proposal;
import dev.terrace.quality.Simulation.Person;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Vote;
import dev.terrace.quality.answers.AnswersConsensus;
import dev.terrace.quality.events.EventsConsensus;
import dev.terrace.quality.landmarks.LandmarksConsensus;
import dev.terrace.quality.scene.SceneConsensus;
import dev.terrace.quality.tracks.TracksConsensus;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.answers.AnswersSchema;
import dev.terrace.shared.work.events.EventsSchema;
import dev.terrace.shared.work.landmarks.LandmarksSchema;
import dev.terrace.shared.work.scene.SceneSchema;
import dev.terrace.shared.work.tracks.TracksSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every panel, whoever the people are. */
class PanelPropertiesTest {
    private static final int PANELS = 25;

    private interface Drawing<L> {
        L draw(L truth, Person person, Random random);
    }

    private record Kind<L extends Label>(
            LabelSchema<L> schema,
            Consensus<L> consensus,
            Content content,
            Function<Random, L> truth,
            Drawing<L> drawing) {

        void check(long seed) {
            Random random = new Random(seed);
            Task task = new Task(content, Part.WHOLE);
            for (int panel = 0; panel < PANELS; panel++) {
                L truth = this.truth.apply(random);
                List<Vote<L>> votes = new ArrayList<>();
                for (int i = 0; i <= panel % 5; i++) {
                    L label = drawing.draw(truth, new Person(.2, .2, .2, .1 * random.nextDouble(), 0), random);
                    votes.add(new Vote<>(i + 1, label, skill(random)));
                }
                check(task, votes, random, "seed %d, panel %d".formatted(seed, panel));
            }
        }

        private static Skill skill(Random random) {
            double right = 10 * random.nextDouble();
            return new Skill(Map.of(Skill.ALL, new Skill.Count(right, 10)), Map.of());
        }

        private void check(Task task, List<Vote<L>> votes, Random random, String panel) {
            Proposal<L> proposal = consensus.propose(task, votes);
            List<Vote<L>> shuffled = new ArrayList<>(votes);
            Collections.shuffle(shuffled, random);
            Proposal<L> again = consensus.propose(task, shuffled);
            assertThat(again.answers().equals(proposal.answers())).as(panel).isTrue();
            assertThat(again.confidence()).as(panel).isCloseTo(proposal.confidence(), within(1e-9));
            assertThat(proposal.confidence()).as(panel).isBetween(0.0, 1.0);
            assertThat(proposal.objects())
                    .as(panel)
                    .allSatisfy(p -> assertThat(p).isBetween(0.0, 1.0));
            if (proposal.resolution().isEmpty()) {
                assertThat(proposal.confidence()).as(panel).isLessThanOrEqualTo(.5);
            }
            for (L answer : proposal.answers()) {
                L kept = schema.read(schema.write(answer), task);
                assertThat(consensus.similarity(kept, answer)).as(panel).isCloseTo(1, within(1e-6));
                for (Vote<L> vote : votes) {
                    pair(task, vote.label(), answer, panel);
                }
            }
            evidence(task, votes, panel);
        }

        private void pair(Task task, L label, L answer, String panel) {
            double s = consensus.similarity(label, answer);
            assertThat(s).as(panel).isBetween(0.0, 1.0 + 1e-9);
            assertThat(consensus.similarity(answer, label)).as(panel).isCloseTo(s, within(1e-9));
            Findings findings = consensus.findings(task, label, answer);
            assertThat(findings.right()).as(panel).isBetween(0, findings.all());
            Findings own = consensus.findings(task, answer, answer);
            assertThat(own.share()).as(panel).isEqualTo(1);
        }

        private void evidence(Task task, List<Vote<L>> votes, String panel) {
            List<Vote<L>> others = new ArrayList<>(votes);
            Vote<L> one = others.removeFirst();
            List<Evidence> evidence = consensus.evidence(task, one, others);
            assertThat(others.isEmpty() && !evidence.isEmpty()).as(panel).isFalse();
            assertThat(evidence).as(panel).allSatisfy(e -> {
                assertThat(e.hit()).isBetween(0.0, 1.0);
                assertThat(e.weight()).isNotNegative();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void faces(long seed) {
        LandmarksSchema schema = LandmarksSchema.ofTemplate("face-68");
        FacePeople people = new FacePeople(schema);
        new Kind<>(
                        schema,
                        new LandmarksConsensus(schema),
                        new Content.Image("f.jpg", 512, 512),
                        people::truth,
                        people::draw)
                .check(seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void answers(long seed) {
        AnswersSchema schema = new AnswersSchema(true, List.of(), null);
        Content pair = new Content.Pair("why?", List.of(new Content.Answer("a", "x"), new Content.Answer("b", "y")));
        new Kind<>(schema, new AnswersConsensus(schema), pair, AnswerPeople::truth, AnswerPeople::draw).check(seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void events(long seed) {
        EventsSchema schema = EventsSchema.of(EventPeople.PRODUCTS.toArray(String[]::new));
        new Kind<>(schema, new EventsConsensus(schema), EventPeople.VIDEO, EventPeople::truth, EventPeople::draw)
                .check(seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void tracks(long seed) {
        TracksSchema schema = TracksSchema.of(TrackPeople.CLASSES.toArray(String[]::new));
        new Kind<>(schema, new TracksConsensus(schema), EventPeople.VIDEO, TrackPeople::truth, TrackPeople::draw)
                .check(seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void scenes(long seed) {
        SceneSchema schema = SceneSchema.of(ScenePeople.CLASSES.toArray(String[]::new));
        new Kind<>(schema, new SceneConsensus(schema), ScenePeople.SCENE, ScenePeople::truth, ScenePeople::draw)
                .check(seed);
    }
}
