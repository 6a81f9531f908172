package dev.terrace.quality.reconcile;

import dev.terrace.quality.Meters;
import dev.terrace.shared.delivery.Handover;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.event.LotLabelled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of stored labels, in any order and any number of times. */
@ApplicationScoped
class LabelsConsumer {
    private final Handover handover;
    private final Judging judging;
    private final Meters meters;

    LabelsConsumer(Handover handover, Judging judging, Meters meters) {
        this.handover = handover;
        this.judging = judging;
        this.meters = meters;
    }

    @Incoming("labels")
    @RunOnVirtualThread
    void labelled(ConsumerRecord<String, byte[]> event) {
        handover.deliver(event, EventType.LOT_LABELLED, LotLabelled.class, this::reconcile);
    }

    private void reconcile(LotLabelled labelled) {
        judging.reconcile(labelled.lot(), labelled.terms(), (lot, wait, now) -> lot.join(labelled, wait, now));
        meters.labels(labelled.labels().size());
    }
}
