package dev.terrace.quality.reconcile;

import static dev.terrace.quality.Sample.NOW;
import static dev.terrace.quality.Sample.label;
import static dev.terrace.quality.Sample.named;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.quality.Judgement;
import dev.terrace.quality.MongoLots;
import dev.terrace.quality.MongoSkills;
import dev.terrace.quality.MongoVerdicts;
import dev.terrace.quality.Sample;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Wire;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.GoldGiven;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Want;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.event.LotLabelled.Stuck;
import dev.terrace.shared.event.LotLabelled.Submitted;
import dev.terrace.shared.event.LotWithdrawn;
import dev.terrace.shared.event.ProjectVersioned;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class LabelsConsumerIT {
    private static final Duration BOUND = Duration.ofSeconds(90);
    private final Terms terms = Sample.of("p-" + UUID.randomUUID(), Sample.classes(2, 3, .9, "a", "b"));
    private static final int UNITS = 20;

    private final String lot = "d-" + UUID.randomUUID() + ".0";
    private Wire wire;

    @Inject
    ObjectMapper json;

    @Inject
    MongoLots lots;

    @Inject
    MongoSkills skills;

    @Inject
    MongoVerdicts verdicts;

    @BeforeEach
    void open() {
        wire = new Wire(json);
        wire.tell(Event.of(new ProjectVersioned(terms), NOW));
        LotCreated.Unit unit =
                new LotCreated.Unit("item", Part.WHOLE, new Content.Image("media:1", 10, 10), null, null, 3);
        wire.tell(Event.of(new LotCreated(lot, terms.id(), Collections.nCopies(UNITS, unit)), NOW));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private Event labelled(String submission, Submitted... labels) {
        return Event.of(new LotLabelled(lot, terms.id(), List.of(labels)), submission, NOW);
    }

    @Test
    void labelsBecomeVerdictsResolutionsAndWants() {
        wire.tell(labelled("s1", label(0, 1, named("a"), 2, 3), label(1, 1, named("a"), 2, 3)));
        wire.tell(labelled("s2", label(0, 2, named("a"), 2, 3), label(1, 2, named("b"), 2, 3)));

        List<LotJudged> told = wire.judgements(lot, heard -> !heard.isEmpty());

        LotJudged judged = told.getFirst();
        assertThat(judged.judgement()).isEqualTo(lot + "/1");
        assertThat(judged.resolutions())
                .singleElement()
                .satisfies(r -> assertThat(r.unit()).isZero());
        assertThat(judged.wants()).containsExactly(new Want(1, 3));
        assertThat(judged.verdicts()).hasSize(2);
        assertThat(judged.withdrawn()).isEmpty();
        assertThat(Judgement.of(lots.find(lot).orElseThrow(), 1)
                        .told(lots.find(lot).orElseThrow()))
                .isEqualTo(judged);
    }

    @Test
    void aLabelThatIsKnownToBeRightIsTheResolution() {
        wire.tell(labelled("s1", label(0, 1, named("b"), 2, 3)));
        wire.tell(Event.of(new GoldGiven(lot, terms.id(), List.of(new GoldGiven.Gold(0, named("b")))), NOW));
        await().atMost(BOUND)
                .until(() -> lots.find(lot).flatMap(known -> known.gold(0)).isPresent());
        wire.tell(labelled("s2", label(0, 2, named("a"), 2, 3)));

        LotJudged judged = wire.judgements(lot, heard -> resolved(heard) > 0).getLast();

        assertThat(judged.resolutions()).singleElement().satisfies(resolution -> {
            assertThat(resolution.by()).isEqualTo(By.GOLD);
            assertThat(resolution.label()).isEqualTo(named("b"));
        });
    }

    @Test
    void repeatsInAnyOrderJudgeEveryLabelOnceAndSkillsLearnOnce() {
        List<Event> events = new ArrayList<>();
        for (int unit = 0; unit < UNITS; unit++) {
            for (int attempt = 1; attempt <= 2; attempt++) {
                events.add(labelled("s" + unit + "-" + attempt, label(unit, attempt, named("a"), 2, 3)));
            }
        }
        List<Event> disorder = new ArrayList<>();
        for (int times = 0; times < 3; times++) {
            disorder.addAll(events);
        }
        Collections.shuffle(disorder, new Random(11));
        disorder.forEach(wire::tell);

        List<LotJudged> told = wire.judgements(lot, heard -> resolved(heard) >= UNITS);

        assertThat(told.stream().map(LotJudged::judgement)).doesNotHaveDuplicates();
        assertThat(told.stream().flatMap(j -> j.verdicts().stream()).map(v -> v.unit() + "#" + v.attempt()))
                .hasSize(2 * UNITS)
                .doesNotHaveDuplicates();
        String worker = "w1";
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(skills.of(terms.project(), List.of(worker))
                                .of(worker)
                                .seen(Skill.ALL)
                                .weight())
                        .isGreaterThanOrEqualTo(UNITS * .6 - 1e-9));
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(verdicts.of(worker, "s-w1", null, 1_000).stream()
                                .filter(place -> place.lot().equals(lot))
                                .map(MongoVerdicts.Place::judgement))
                        .containsAll(told.stream()
                                .filter(j -> j.verdicts().stream()
                                        .anyMatch(v -> v.worker().equals(worker)))
                                .map(j -> Integer.parseInt(j.judgement().substring(lot.length() + 1)))
                                .toList()));
    }

    private static int resolved(List<LotJudged> heard) {
        return heard.stream().mapToInt(j -> j.resolutions().size()).sum();
    }

    @Test
    void aPoisonRecordIsParkedWhileTheOthersGoOn() {
        byte[] poison = "{\"lot\":".getBytes(UTF_8);
        wire.tell("terrace.labels", lot, "dev.terrace.lot.labelled.v1", poison);
        wire.tell(labelled("bad", label(UNITS, 1, named("a"), 1, 1)));
        wire.tell(labelled("s1", label(1, 1, named("a"), 1, 1)));

        assertThat(resolved(wire.judgements(lot, heard -> resolved(heard) == 1)))
                .isEqualTo(1);
        assertThat(wire.isThere("terrace.labels.dlq", lot, poison)).isTrue();
    }

    @Test
    void whatNobodyIsLeftForIsReviewedAndWhatIsWithdrawnIsPaid() {
        wire.tell(Event.of(
                new LotLabelled(
                        lot,
                        terms.id(),
                        List.of(label(0, 1, named("a"), 2, 3)),
                        List.of(new Stuck(1, LotLabelled.Why.UNABLE))),
                "s1",
                NOW));
        wire.judgements(lot, heard -> !heard.isEmpty());
        wire.tell(Event.of(new LotWithdrawn(lot, terms.id(), List.of(0), Cause.WITHDRAWN_BY_CLIENT), 1, NOW));

        List<LotJudged> told = wire.judgements(lot, heard -> heard.size() == 2);

        assertThat(told.getFirst().reviews()).containsExactly(new LotJudged.Review(1, LotJudged.Why.UNABLE));
        assertThat(told.getLast().withdrawn()).extracting(w -> w.unit()).containsExactly(0);
        assertThat(told.getLast().verdicts())
                .singleElement()
                .satisfies(v -> assertThat(v.share()).isEqualTo(1));
    }
}
