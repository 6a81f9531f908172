package dev.terrace.quality.skill;

import static dev.terrace.quality.Sample.NOW;
import static dev.terrace.quality.Sample.label;
import static dev.terrace.quality.Sample.named;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.quality.Limits;
import dev.terrace.quality.MongoLots;
import dev.terrace.quality.MongoSkills;
import dev.terrace.quality.MongoSkills.Learnt;
import dev.terrace.quality.Sample;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Skills;
import dev.terrace.quality.reconcile.Reconciler;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class JudgementsConsumerIT {
    private static final Terms TERMS = Sample.classes(1, 1, .5, "a", "b");
    private static final String WORKER = "w1";

    private final String lot = "d-" + UUID.randomUUID() + ".0";

    @Inject
    JudgementsConsumer consumer;

    @Inject
    MongoLots lots;

    @Inject
    MongoSkills skills;

    @Inject
    Limits limits;

    @Test
    void aJudgementIsLearntOnceHoweverLateItIsHeardAgain() {
        LotLabelled labelled = new LotLabelled(lot, TERMS, List.of(label(0, 1, named("a"), 1, 1)));
        lots.changeOrMake(lot, TERMS, empty -> Reconciler.judge(empty.join(labelled), Skills.UNKNOWN, NOW));
        long before = labelsOfWorker();

        hear();
        assertThat(labelsOfWorker()).isEqualTo(before + 1);

        for (int j = 0; j <= limits.rememberedJudgements(); j++) {
            skills.add(lot + "-other/" + j, TERMS.project(), Map.of(WORKER, new Learnt("s-1", new Skill(1, 1))));
        }
        long later = labelsOfWorker();
        hear();
        assertThat(labelsOfWorker()).isEqualTo(later);
    }

    private long labelsOfWorker() {
        return skills.of(TERMS.project(), List.of(WORKER)).of(WORKER).labels();
    }

    private void hear() {
        byte[] told =
                "{\"judgement\":\"%s/1\",\"lot\":\"%s\"}".formatted(lot, lot).getBytes(UTF_8);
        var event = new ConsumerRecord<>("terrace.judgements", 0, 0, lot, told);
        event.headers().add("ce_type", "dev.terrace.lot.judged.v1".getBytes(UTF_8));
        consumer.judged(event);
    }
}
