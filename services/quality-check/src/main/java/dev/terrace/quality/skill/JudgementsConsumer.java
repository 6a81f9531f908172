package dev.terrace.quality.skill;

import dev.terrace.quality.Lot;
import dev.terrace.quality.Meters;
import dev.terrace.quality.MongoCalibrations;
import dev.terrace.quality.MongoLots;
import dev.terrace.quality.MongoSkills;
import dev.terrace.quality.MongoVerdicts;
import dev.terrace.shared.delivery.Handover;
import dev.terrace.shared.event.EventType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of this service's own judgements and learns from each once. */
@ApplicationScoped
class JudgementsConsumer {
    private final Handover handover;
    private final MongoLots lots;
    private final MongoSkills skills;
    private final MongoCalibrations calibrations;
    private final MongoVerdicts verdicts;
    private final Counting counting;
    private final Meters meters;

    JudgementsConsumer(
            Handover handover,
            MongoLots lots,
            MongoSkills skills,
            MongoCalibrations calibrations,
            MongoVerdicts verdicts,
            Counting counting,
            Meters meters) {
        this.handover = handover;
        this.lots = lots;
        this.skills = skills;
        this.calibrations = calibrations;
        this.verdicts = verdicts;
        this.counting = counting;
        this.meters = meters;
    }

    /** All that is needed of the event: what was judged lies in the lot. */
    private record Told(String judgement, String lot) {
        int number() {
            return Integer.parseInt(judgement.substring(lot.length() + 1));
        }
    }

    @Incoming("judgements")
    @RunOnVirtualThread
    void judged(ConsumerRecord<String, byte[]> event) {
        handover.deliver(event, EventType.LOT_JUDGED, Told.class, this::learn);
    }

    private void learn(Told told) {
        if (lots.isLearnt(told.lot(), told.number())) {
            return;
        }
        Lot lot = lots.judged(told.lot(), told.number())
                .orElseThrow(
                        () -> new IllegalStateException("a judgement that was not made here: " + told.judgement()));
        String project = lot.terms().project();
        skills.add(told.judgement(), project, Learning.of(lot, told.number()));
        verdicts.add(lot, told.number());
        calibrations.add(told.judgement(), project, Learning.checks(lot, told.number()));
        counting.count(told.judgement(), lot, told.number());
        lots.learnt(told.lot(), told.number());
        meters.learnt();
    }
}
