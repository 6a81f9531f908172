package dev.terrace.quality.reconcile;

import dev.terrace.quality.Judgement;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Meters;
import dev.terrace.quality.MongoLots;
import dev.terrace.quality.MongoSkills;
import dev.terrace.quality.Skills;
import dev.terrace.shared.delivery.Deliveries;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.store.Outcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of stored labels, in any order and any number of times. */
@ApplicationScoped
class LabelsConsumer {
    private final Deliveries deliveries;
    private final MongoLots lots;
    private final MongoSkills skills;
    private final Meters meters;
    private final InstantSource clock;

    LabelsConsumer(Deliveries deliveries, MongoLots lots, MongoSkills skills, Meters meters, InstantSource clock) {
        this.deliveries = deliveries;
        this.lots = lots;
        this.skills = skills;
        this.meters = meters;
        this.clock = clock;
    }

    @Incoming("labels")
    @RunOnVirtualThread
    void labelled(ConsumerRecord<String, byte[]> event) {
        deliveries.deliver(event, EventType.LOT_LABELLED, LotLabelled.class, this::reconcile);
    }

    private void reconcile(LotLabelled labelled) {
        lots.changeOrMake(labelled.lot(), labelled.terms(), lot -> decide(lot.join(labelled)))
                .ifPresent(meters::judged);
        meters.labels(labelled.labels().size());
    }

    private Outcome<Lot, Optional<Judgement>> decide(Lot lot) {
        Skills known = skills.of(lot.terms().project(), Reconciler.workers(lot));
        return Reconciler.judge(lot, known, clock.instant());
    }
}
