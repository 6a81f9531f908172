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
import dev.terrace.quality.Sample;
import dev.terrace.quality.Wire;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.Want;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.event.LotLabelled.Submitted;
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
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Terms TERMS = Sample.classes(2, 3, .9, "a", "b");
    private static final int UNITS = 20;

    private final String lot = "d-" + UUID.randomUUID() + ".0";
    private Wire wire;

    @Inject
    ObjectMapper json;

    @Inject
    MongoLots lots;

    @Inject
    MongoSkills skills;

    @BeforeEach
    void open() {
        wire = new Wire(json);
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private Event labelled(String submission, Submitted... labels) {
        return Event.of(new LotLabelled(lot, TERMS, List.of(labels)), submission, NOW);
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
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(skills.of("w1").stream()
                                .mapToLong(MongoSkills.Known::labels)
                                .sum())
                        .isGreaterThanOrEqualTo(UNITS));
    }

    private static int resolved(List<LotJudged> heard) {
        return heard.stream().mapToInt(j -> j.resolutions().size()).sum();
    }

    @Test
    void aPoisonRecordIsParkedWhileTheOthersGoOn() {
        byte[] poison = "{\"lot\":".getBytes(UTF_8);
        wire.tell("terrace.labels", lot, "dev.terrace.lot.labelled.v1", poison);
        wire.tell(labelled("bad", label(0, 1, named("no such class"), 1, 1)));
        wire.tell(labelled("s1", label(1, 1, named("a"), 1, 1)));

        assertThat(wire.judgements(lot, heard -> resolved(heard) == 1)).hasSize(1);
        assertThat(wire.isThere("terrace.labels.dlq", lot, poison)).isTrue();
    }
}
